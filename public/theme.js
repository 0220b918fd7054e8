// Runs before the first paint. Without a choice the page follows the system.
try {
  var theme = localStorage.getItem('crossover-theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  if (localStorage.getItem('crossover-motion') === 'reduced')
    document.documentElement.dataset.motion = 'reduced'
} catch (_) {
  // Storage may be forbidden; then the system decides.
}
