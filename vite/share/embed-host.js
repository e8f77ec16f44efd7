// For pages that show figures of ValueActionLens: each frame gets the height that it asks for.
(() => {
  const frames = () => document.querySelectorAll('iframe');
  addEventListener('message', ({ source, data }) => {
    if (data?.source !== 'value-action-lens' || data.type !== 'size' || !(data.height > 0)) return;
    for (const frame of frames())
      if (frame.contentWindow === source) frame.style.height = `${Math.min(data.height, 20000)}px`;
  });
  // Some may have spoken already.
  for (const frame of frames())
    frame.contentWindow?.postMessage({ source: 'value-action-lens', type: 'ask' }, '*');
})();
