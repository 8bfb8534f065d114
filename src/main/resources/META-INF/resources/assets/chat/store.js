/** Small JSON values kept on this device. What storage refuses lives as long as the page. */
const refused = new Map();

export function keep(key, value) {
  const text = JSON.stringify(value);
  try {
    localStorage.setItem(`xinqiao.${key}`, text);
    refused.delete(key);
  } catch (noStorage) {
    // private browsing or a full disk: the page works, it only forgets on reload
    refused.set(key, text);
  }
}

/** Storage is read each time: another tab may have written since. */
export function kept(key, otherwise) {
  try {
    const text = refused.get(key) || localStorage.getItem(`xinqiao.${key}`);
    return text ? JSON.parse(text) : otherwise;
  } catch (noStorage) {
    return otherwise;
  }
}

export function forget(key) {
  refused.delete(key);
  try {
    localStorage.removeItem(`xinqiao.${key}`);
  } catch (noStorage) {
    // nothing was kept there
  }
}
