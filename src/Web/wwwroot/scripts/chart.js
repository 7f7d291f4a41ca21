// Draws the chart of a KPI from the figures beside it, in the page's own colours, and anew when those or the figures change.
(() => {
  const canvas = document.querySelector('[data-chart]');
  if (!canvas) return;
  const source = document.createElement('script');
  source.src = document.querySelector('meta[name=chart-library]').content;
  source.onload = begin;
  document.head.append(source);

  function begin() {
    const chart = echarts.init(canvas, null, { renderer: 'svg' });
    const draw = () => chart.setOption(option(JSON.parse(document.getElementById(canvas.dataset.chart).textContent)), true);
    draw();
    new ResizeObserver(() => chart.resize()).observe(canvas);
    document.addEventListener('binnacle:refreshed', draw);
    for (const query of ['(prefers-color-scheme: dark)', 'print']) matchMedia(query).addEventListener('change', () => { chart.resize(); draw(); });
    canvas.dataset.drawn = '';
  }

  function option(figures) {
    const style = getComputedStyle(document.documentElement), colour = name => style.getPropertyValue('--' + name).trim();
    const small = canvas.clientWidth < 560, sans = { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12, color: colour('ink-3') };
    const points = figures.points, last = points.length - 1;
    const known = points.flatMap(point => [point.value, point.target]).filter(value => value != null);
    if (!known.length) return {};
    const spread = (Math.max(...known) - Math.min(...known)) || Math.abs(known[0]) || 1;
    const nice = step => { const ten = 10 ** Math.floor(Math.log10(step)), part = step / ten; return (part < 1.5 ? 1 : part < 3.5 ? 2 : part < 7.5 ? 5 : 10) * ten; };
    const step = nice(spread / 4);
    let low = Math.floor((Math.min(...known) - spread * .12) / step) * step, high = Math.ceil((Math.max(...known) + spread * .12) / step) * step;
    if (Math.min(...known) >= 0 && low < 0) low = 0;
    const tone = { exceeds: 'exceeds', 'on-target': 'on', watch: 'watch', off: 'off' };
    const wash = one => tone[one.tone] ? colour('ws-' + tone[one.tone]) : one.colour + '22';
    // Neighbours under the same levels share one area.
    const areas = [];
    for (let at = 0, from = 0; at <= last; at++) {
      if (at < last && JSON.stringify(points[at].washes) === JSON.stringify(points[at + 1].washes)) continue;
      for (const one of points[from].washes) {
        const [bottom, top] = [Math.max(one.from ?? low, low), Math.min(one.to ?? high, high)];
        if (top > bottom) areas.push([{ coord: [from - .5, bottom], itemStyle: { color: wash(one) } }, { coord: [at + .5, top] }]);
      }
      from = at + 1;
    }
    const words = points[last].washes.flatMap(one => {
      const [bottom, top] = [Math.max(one.from ?? low, low), Math.min(one.to ?? high, high)];
      return top - bottom > (high - low) * .05 ? [{ value: [last + .5, (top + bottom) / 2], label: { show: true, formatter: one.word[0].toUpperCase() + one.word.slice(1), position: 'right', distance: 10, color: tone[one.tone] ? colour('tx-' + tone[one.tone]) : colour('ink-2'), fontFamily: sans.fontFamily, fontSize: 12 } }] : [];
    });
    // A target is a staircase: flat over each period, a riser between two.
    const goal = points.flatMap((point, at) => point.target == null ? [[at, null]] : [[at - .5, point.target], [at + .5, point.target]]);
    const number = value => new Intl.NumberFormat(navigator.language, { maximumFractionDigits: Math.max(0, Math.min(6, Math.ceil(-Math.log10(step)) + 1)) }).format(value);
    return {
      animation: false,
      aria: { enabled: true, description: document.querySelector('.verdict')?.textContent ?? figures.name },
      textStyle: sans,
      grid: { left: 8, right: small ? 10 : 92, top: figures.marks.length ? 30 : 12, bottom: 26, containLabel: true },
      xAxis: {
        type: 'value', min: -.5, max: last + .5, interval: 1, splitLine: { show: false }, axisTick: { show: false }, axisLine: { lineStyle: { color: colour('rule-strong') } },
        axisLabel: { ...sans, customValues: points.map((_, at) => at).filter(at => (last - at) % Math.max(1, Math.ceil(points.length / (small ? 4 : 9))) === 0), formatter: at => points[at]?.period ?? '' },
      },
      yAxis: { type: 'value', min: low, max: high, interval: step, splitLine: { lineStyle: { color: colour('grid') } }, axisLabel: { ...sans, formatter: value => number(value) + (figures.unit === '%' ? '\u00a0%' : '') } },
      tooltip: {
        trigger: 'axis', axisPointer: { type: 'line', snap: true, label: { show: false }, lineStyle: { color: colour('ink-4') } }, backgroundColor: colour('surface'), borderColor: colour('rule-strong'), textStyle: { ...sans, color: colour('ink') },
        formatter: items => { const point = points[Math.round(items[0].axisValue)]; const text = echarts.format.encodeHTML; return point ? `<b>${text(point.period)}</b><br>${text(point.shown ?? '–')}${point.goal ? `, target ${text(point.goal)}` : ''}<br>${text(point.status)}` : ''; },
      },
      series: [
        { type: 'line', data: goal, symbol: 'none', silent: true, z: 3, lineStyle: { color: colour('ink'), width: 1.5, type: [2, 3] }, connectNulls: false, markArea: { silent: true, data: areas } },
        {
          type: 'line', z: 4, data: points.map((point, at) => [at, point.value]), connectNulls: false, symbol: 'circle', symbolSize: (_, item) => item.dataIndex === last ? 9 : points.length > 40 ? 3 : 5,
          lineStyle: { color: colour('ink'), width: 1.5 }, itemStyle: { color: colour('ink') },
          markLine: figures.marks.length ? { silent: true, symbol: ['none', 'none'], lineStyle: { color: colour('ink-4'), type: 'solid', width: 1 }, data: figures.marks.map(mark => ({ xAxis: mark.at - .5, lineStyle: { width: mark.isBreak ? 1.5 : 1 }, label: { formatter: mark.number <= 20 ? String.fromCodePoint(0x245f + mark.number) : String(mark.number), position: 'end', color: colour('ink-2'), fontSize: 15 } })) } : undefined,
          label: { show: true, formatter: item => item.dataIndex === last ? points[last].shown ?? '' : '', position: 'top', distance: 8, color: colour('ink'), fontWeight: 600, fontSize: 13, fontFamily: sans.fontFamily },
        },
        { type: 'scatter', symbolSize: 0, silent: true, data: small ? [] : words, clip: false },
      ],
    };
  }
})();
