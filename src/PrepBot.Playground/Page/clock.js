// Instants in the zone of the acting person, and relative times that stay fresh.

const formats = {
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  'date-and-time': { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  date: { day: 'numeric', month: 'long' },
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' },
};

const made = new Map();

export function show(at, style, zone) {
  if (style === 'relative') return relative(new Date(at) - Date.now());
  if (style === 'elapsed') return elapsed(Date.now() - new Date(at));
  const key = `${style} ${zone}`;
  if (!made.has(key)) made.set(key, new Intl.DateTimeFormat('en-GB', { ...formats[style], timeZone: zone }));
  return made.get(key).format(new Date(at));
}

function elapsed(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export function relative(milliseconds) {
  const minutes = Math.round(Math.abs(milliseconds) / 60000);
  if (minutes === 0) return milliseconds > 0 ? 'in less than a minute' : 'just now';
  const span = spell(minutes);
  return milliseconds > 0 ? `in ${span}` : `${span} ago`;
}

function spell(minutes) {
  if (minutes < 60) return count(minutes, 'minute');
  if (minutes >= 36 * 60) return count(Math.round(minutes / 1440), 'day');
  const rest = minutes % 60;
  return rest === 0 ? count(minutes / 60, 'hour') : `${count(Math.floor(minutes / 60), 'hour')} ${rest} min`;
}

function count(number, unit) {
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}

setInterval(() => {
  for (const time of document.querySelectorAll('time:is([data-style="relative"], [data-style="elapsed"])')) {
    const text = show(time.dateTime, time.dataset.style);
    if (time.textContent !== text) time.textContent = text;
  }
}, 1000);
