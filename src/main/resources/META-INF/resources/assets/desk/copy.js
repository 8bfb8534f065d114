// Buttons that copy a field, and the one that prints a slip.

/** Selects what is to be copied: where a browser does not let us copy, Ctrl+C does the rest. */
function choose(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

async function copied(element) {
  try {
    await navigator.clipboard.writeText(element.textContent);
    return true;
  } catch {
    return false; // no permission, or no secure address
  }
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-copy]");
  if (!button) {
    return;
  }
  const element = document.getElementById(button.dataset.copy);
  choose(element);
  const label = button.firstChild;
  const before = button.dataset.label ?? label.textContent;
  button.dataset.label = before;
  label.textContent = ((await copied(element)) ? button.dataset.done : button.dataset.chosen) + " ";
  setTimeout(() => (label.textContent = before), 2500);
});

document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-print]")) {
    print();
  }
});
