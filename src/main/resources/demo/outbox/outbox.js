'use strict';
{
  const data = JSON.parse(document.getElementById('data').textContent);
  const messages = data.messages;
  const names = { email: 'Mail', sms: 'SMS', push: 'Push' };
  const filter = { run: '', channel: '', language: '', words: [] };
  const view = { shown: messages, selected: -1, tab: 'Message', phone: false };
  const rowHeight = 88;
  const byId = (id) => document.getElementById(id);
  const list = byId('list');
  const figure = new Intl.NumberFormat('en');
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
  const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
  const moment = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' });

  // Whatever a message says gets into the page as text only.
  function element(tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === 'onclick') {
        node.addEventListener('click', value);
      } else if (value !== false) {
        node.setAttribute(name, value === true ? '' : value);
      }
    }
    node.append(...children);
    return node;
  }

  function icon(name, style = '') {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
    use.setAttribute('href', '#' + name);
    svg.setAttribute('class', style);
    svg.append(use);
    return svg;
  }

  function fields(pairs, style = '') {
    return element('dl', { class: style }, ...pairs.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]));
  }

  // Filters

  function matches(message, without) {
    return ['run', 'channel', 'language'].every((part) => part === without || !filter[part] || message[part] === filter[part])
      && filter.words.every((word) => (message.haystack ??= [message.from, message.to, message.subject, message.text, message.run].join('\n').toLowerCase()).includes(word));
  }

  function folder(part, value, label, below, symbol) {
    const count = messages.filter((message) => (!value || message[part] === value) && matches(message, part)).length;
    const name = element('span', { class: 'name' }, label);
    if (below) {
      name.append(element('small', {}, below));
    }
    return element('button', { class: 'folder', 'aria-pressed': String(filter[part] === value), 'data-none': count === 0,
      onclick: () => { filter[part] = filter[part] === value ? '' : value; apply(); } },
      ...(symbol ? [icon(symbol, value)] : []), name, element('span', { class: 'count' }, figure.format(count)));
  }

  function values(part) {
    return [...new Set(messages.map((message) => message[part]))].sort();
  }

  function showFolders() {
    const runs = values('run').map((run) => {
      const [campaign, key] = run.split('@');
      return folder('run', run, campaign || 'Other', key || '');
    });
    byId('folders').replaceChildren(
      element('h2', {}, 'Campaigns'), folder('run', '', 'All campaigns', '', ''), ...runs,
      element('h2', {}, 'Channels'), ...['email', 'sms', 'push'].filter((channel) => messages.some((message) => message.channel === channel))
        .map((channel) => folder('channel', channel, names[channel], '', channel)),
      element('h2', {}, 'Languages'), ...values('language').map((language) =>
        folder('language', language, new Intl.DisplayNames('en', { type: 'language' }).of(language), '', '')));
  }

  function apply() {
    const selected = view.shown[view.selected];
    view.shown = messages.filter((message) => matches(message));
    byId('found').textContent = view.shown.length === messages.length ? figure.format(messages.length) + ' messages, the latest first'
      : figure.format(view.shown.length) + ' of ' + figure.format(messages.length);
    showFolders();
    list.scrollTop = 0;
    select(Math.max(0, view.shown.indexOf(selected)), false);
  }

  function clear() {
    Object.assign(filter, { run: '', channel: '', language: '', words: [] });
    byId('search').value = '';
    apply();
  }

  // The list: only the rows in sight exist

  function row(message, index) {
    const sender = element('span', { class: 'from' }, element('b', {}, message.from), ' to ' + receiver(message));
    const node = element('div', { class: 'row', role: 'option', id: 'row-' + index, 'aria-selected': String(index === view.selected), onclick: () => select(index, true) },
      icon(message.channel, message.channel), sender, element('time', {}, clock.format(message.at)),
      element('span', { class: 'subject' }, message.subject || message.text), element('span', { class: 'snippet' }, message.snippet),
      element('span', { class: 'language' }, message.language.toUpperCase()));
    node.style.top = index * rowHeight + 'px';
    return node;
  }

  function showRows() {
    const rows = byId('rows');
    if (view.shown.length === 0) {
      rows.style.height = 'auto';
      rows.replaceChildren(element('div', { class: 'none' }, element('p', {}, 'No message matches.'), element('button', { onclick: clear }, 'Show all')));
      return;
    }
    rows.style.height = view.shown.length * rowHeight + 'px';
    const first = Math.max(0, Math.floor(list.scrollTop / rowHeight) - 4);
    const last = Math.min(view.shown.length, Math.ceil((list.scrollTop + list.clientHeight) / rowHeight) + 4);
    rows.replaceChildren(...view.shown.slice(first, last).map((message, offset) => row(message, first + offset)));
    list.setAttribute('aria-activedescendant', 'row-' + view.selected);
  }

  function select(index, open) {
    view.selected = Math.min(index, view.shown.length - 1);
    const top = view.selected * rowHeight;
    if (top < list.scrollTop) {
      list.scrollTop = top;
    } else if (top + rowHeight > list.scrollTop + list.clientHeight) {
      list.scrollTop = top + rowHeight - list.clientHeight;
    }
    document.body.toggleAttribute('data-reading', open);
    showRows();
    showMessage();
  }

  // The message

  function file(message) {
    return 'mail/' + String(message.number).padStart(4, '0');
  }

  function heading(message) {
    return message.channel === 'sms' ? 'SMS to ' + message.to : message.subject;
  }

  // A device's token tells nobody anything
  function receiver(message) {
    return message.channel === 'push' ? 'device ' + message.to.slice(0, 10) + '…' : message.to;
  }

  function avatar(message) {
    return element('span', { class: 'avatar ' + message.channel }, message.channel === 'email' ? [...message.from][0] || '?' : icon(message.channel));
  }

  function tabs() {
    return element('div', { class: 'tabs', role: 'tablist' }, ...['Message', 'Plain text', 'Headers'].map((name) =>
      element('button', { role: 'tab', 'aria-selected': String(view.tab === name), onclick: () => { view.tab = name; showMessage(); } }, name)));
  }

  function widths() {
    return element('div', { class: 'switch' }, ...[['desktop', 'As on a desktop', false], ['phone', 'As on a phone', true]].map(([symbol, title, phone]) =>
      element('button', { title, 'aria-label': title, 'aria-pressed': String(view.phone === phone), onclick: () => { view.phone = phone; showMessage(); } }, icon(symbol))));
  }

  function head(message) {
    return element('div', { class: 'head' },
      element('button', { class: 'back', onclick: () => document.body.removeAttribute('data-reading') }, icon('back'), 'Messages'),
      element('h1', {}, heading(message)),
      element('div', { class: 'who' }, avatar(message),
        element('div', {}, element('b', {}, message.from), element('span', { class: 'muted' }, message.sender ? ' <' + message.sender + '>' : ''),
          element('br', {}), element('span', { class: 'muted' }, 'to ' + receiver(message))),
        element('div', { class: 'when' }, element('time', {}, moment.format(message.at)), element('br', {}), message.run)));
  }

  function tools(message) {
    const mail = message.channel === 'email';
    return element('div', { class: 'tools' },
      ...(mail ? [tabs(), ...(view.tab === 'Message' ? [widths()] : [])] : [element('span', { class: message.channel }, names[message.channel])]),
      element('span', {}),
      ...(mail ? [element('a', { href: file(message) + '.html', target: '_blank', rel: 'noreferrer' }, 'Open in a tab'),
        element('a', { href: file(message) + '.eml', download: true }, 'Source')] : []));
  }

  function device(style, message, ...children) {
    return element('div', { class: 'device ' + style }, element('div', { class: 'status' }, clock.format(message.at), element('i', {})), ...children);
  }

  function mail(message) {
    if (view.tab === 'Plain text') {
      return element('div', { class: 'stage paper' }, element('pre', {}, message.text));
    }
    if (view.tab === 'Headers') {
      return element('div', { class: 'stage paper' }, fields(message.details.headers.map(({ name, value }) => [name, value]), 'fields'));
    }
    const frame = element('iframe', { src: file(message) + '.html', title: 'The mail', sandbox: 'allow-popups allow-popups-to-escape-sandbox' });
    return view.phone ? element('div', { class: 'stage phone' }, device('', message, frame)) : element('div', { class: 'stage' }, frame);
  }

  function sms(message) {
    const meters = Array.from({ length: message.details.segments }, (_, i) =>
      element('meter', { min: 0, max: message.details.capacity, value: Math.min(message.details.capacity, Math.max(0, message.details.units - i * message.details.capacity)) }));
    return element('div', { class: 'stage phone' },
      device('', message,
        element('div', { class: 'contact' }, avatar(message), message.from),
        element('div', { class: 'talk' }, element('p', { class: 'when' }, day.format(message.at) + ', ' + clock.format(message.at)),
          element('div', { class: 'bubble' }, message.text), element('p', { class: 'sent' }, message.details.delivered ? 'Delivered' : 'Accepted'))),
      element('div', { class: 'facts' }, element('h2', {}, message.details.segments === 1 ? '1 segment' : message.details.segments + ' segments'),
        element('div', { class: 'segments' }, ...meters),
        fields([['Alphabet', message.details.alphabet], ['Length', message.details.units + ' of ' + message.details.segments * message.details.capacity],
          ['From', message.from], ['To', message.to], ['State', message.details.delivered ? 'delivered' : 'accepted']])));
  }

  function push(message) {
    return element('div', { class: 'stage phone' },
      device('lockscreen', message,
        element('div', { class: 'clock' }, element('span', {}, day.format(message.at)), element('b', {}, clock.format(message.at))),
        element('div', { class: 'notification' }, element('span', { class: 'app' }, [...data.brand][0] || '?'),
          element('b', {}, message.subject), element('small', {}, 'now'), element('p', {}, message.text))),
      element('div', { class: 'facts' }, element('h2', {}, 'Notification'), fields([['App', data.brand], ['Device', message.to]])));
  }

  function showMessage() {
    const message = view.shown[view.selected];
    const content = { email: mail, sms, push };
    byId('reader').replaceChildren(...(message ? [head(message), tools(message), content[message.channel](message)] : []));
    if (message) {
      history.replaceState(null, '', '#' + message.number);
    }
  }

  // The whole page

  function showTotals() {
    const of = (channel) => messages.filter((message) => message.channel === channel);
    const segments = of('sms').reduce((sum, message) => sum + message.details.segments, 0);
    const totals = [['messages', messages.length], ['mails', of('email').length], ['SMS', of('sms').length], ['segments', segments], ['push', of('push').length]];
    byId('totals').replaceChildren(...totals.map(([name, count]) => element('div', {}, element('dt', {}, name), element('dd', {}, figure.format(count)))));
    byId('brand').textContent = data.brand;
    document.title = 'Outbox of ' + data.brand;
  }

  const moves = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: 8, PageUp: -8, Home: -Infinity, End: Infinity };

  addEventListener('keydown', (event) => {
    const typing = event.target === byId('search');
    if (event.ctrlKey || event.metaKey || event.altKey || (typing && !['Escape', 'ArrowDown', 'ArrowUp'].includes(event.key))) {
      return;
    }
    if (event.key === '/') {
      byId('search').focus();
    } else if (event.key === 'Escape') {
      clear();
      list.focus();
    } else if (event.key in moves) {
      select(Math.max(0, view.selected + moves[event.key]), true);
    } else {
      return;
    }
    event.preventDefault();
  });
  byId('search').addEventListener('input', (event) => {
    filter.words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
    apply();
  });
  byId('theme-switch').addEventListener('click', () => {
    const dark = matchMedia('(prefers-color-scheme: dark)').matches;
    const now = document.documentElement.dataset.theme || (dark ? 'dark' : 'light');
    document.documentElement.dataset.theme = now === 'dark' ? 'light' : 'dark';
  });
  list.addEventListener('scroll', () => requestAnimationFrame(showRows), { passive: true });
  addEventListener('resize', showRows);
  const asked = messages.findIndex((message) => '#' + message.number === location.hash);
  showTotals();
  apply();
  if (asked > 0) {
    select(asked, true);
  }
}
