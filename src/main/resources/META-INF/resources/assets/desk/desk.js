// Small things that the pages of officers need beside what the server renders.

// A session that has ended leads to the login, instead of the login page into a list.
document.addEventListener("htmx:beforeSwap", (event) => {
  const answeredBy = new URL(event.detail.xhr.responseURL || location.href);
  if (answeredBy.pathname === "/login") {
    event.detail.shouldSwap = false;
    location.assign("/login");
  }
});

// A link to the page that is open would only scroll; what is new has to be fetched.
document.addEventListener("click", (event) => {
  const place = event.target.closest?.("[data-reload]")?.dataset.reload;
  if (place) {
    history.replaceState(null, "", `#${place}`);
    location.reload();
  }
});

// What the server has to say about a form belongs into view, and under the reader's cursor.
const problem = document.querySelector("main .error");
const revealed = document.getElementById("contact");
if (problem) {
  problem.tabIndex = -1;
  problem.focus();
} else if (revealed) {
  revealed.focus();
}

// A form that is on its way is not sent again; its key would stop a second act in any case.
document.addEventListener("submit", (event) => {
  const button = event.target.querySelector("button:not([type=button])");
  if (event.target.method === "post" && button) {
    setTimeout(() => (button.disabled = true));
  }
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form button:disabled").forEach((button) => (button.disabled = false));
});

// Leaving a page with a reply half written asks first.
let sending = false;
document.addEventListener("submit", () => (sending = true));
window.addEventListener("beforeunload", (event) => {
  const written = [...document.querySelectorAll(".deed textarea")].some(
    (area) => area.value !== area.defaultValue,
  );
  if (written && !sending) {
    event.preventDefault();
  }
});
