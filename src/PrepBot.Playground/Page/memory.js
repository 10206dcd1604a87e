// What this browser remembers between visits. A browser that refuses to remember loses comfort, nothing else.

export function recall(key) {
  try {
    return localStorage.getItem(`prepbot.${key}`);
  } catch {
    return null;
  }
}

export function remember(key, value) {
  try {
    localStorage.setItem(`prepbot.${key}`, value);
  } catch {
    // Private windows may refuse.
  }
}
