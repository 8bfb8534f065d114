import { kept } from './chat/store.js';

/** The page is whole without a script; with one it keeps the resident's large type and prints. */
document.documentElement.classList.toggle('large', kept('large', false));
const print = document.getElementById('print');
if (print) {
  print.hidden = false;
  print.addEventListener('click', () => window.print());
}
