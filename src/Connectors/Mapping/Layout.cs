namespace Binnacle.Connectors.Mapping;

public enum Layout
{
    RowPerValue,
    ColumnPerPeriod,
}
