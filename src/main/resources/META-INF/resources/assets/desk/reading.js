// Beside an answer that is being written: shows a sentence where it stands, and adds one that is missing.

/** Selects the words in their field and brings them into view. */
function show(area, words) {
  const from = area.value.indexOf(words);
  area.blur(); // a field that gets the focus scrolls to what is selected in it
  area.setSelectionRange(Math.max(from, 0), from < 0 ? 0 : from + words.length);
  area.focus();
}

/** Adds a sentence at the end, and has the answer read again. */
function add(area, words) {
  area.value = `${area.value.trimEnd()}\n${words}`.trimStart();
  area.dispatchEvent(new Event("input", { bubbles: true }));
  show(area, words);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-words]");
  if (button?.dataset.showIn) {
    show(document.getElementById(button.dataset.showIn), button.dataset.words);
  } else if (button?.dataset.addTo) {
    add(document.getElementById(button.dataset.addTo), button.dataset.words);
  }
});
