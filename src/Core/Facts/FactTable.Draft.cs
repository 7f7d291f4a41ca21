using Binnacle.Core.Elements;
using Binnacle.Core.Time;

namespace Binnacle.Core.Facts;

public sealed partial class FactTable
{
    /// <summary>A table in the making: words come one after another, and whoever asks knows all that came before. The table it began with stays as it is. Not safe for several threads.</summary>
    public sealed class Draft(FactTable table)
    {
        private readonly ElementLists<FactSeries>.Builder _columns = new(table._columns);

        /// <summary>For one word now and then: of many that come together <see cref="FactTable.Add(IEnumerable{Observation})"/> keeps what they share.</summary>
        public void Add(Observation said) => _columns[said.Element] = With(_columns[said.Element], said);

        /// <inheritdoc cref="FactTable.Newest(ElementId, string, Period)"/>
        public Observation? Newest(ElementId element, string series, Period period) => Find(element, series)?.Newest(element, period, table._asKnownOn);

        /// <inheritdoc cref="FactTable.Cell"/>
        public FactCell? Cell(ElementId element, string series, Period period) => Find(element, series)?.Cell(period, table._asKnownOn);

        /// <inheritdoc cref="FactTable.History"/>
        public IEnumerable<Observation> History(ElementId element, string series, Period period) => Find(element, series)?.Whole.Versions(element, period, table._asKnownOn) ?? [];

        /// <summary>Nothing may be added afterwards.</summary>
        public FactTable Built() => new(_columns.Built(), table._asKnownOn);

        private FactSeries? Find(ElementId element, string series) => new ElementFacts(_columns[element], table._asKnownOn).Find(series);
    }
}
