namespace Binnacle.Connectors.Readings;

public enum DecimalMark
{
    Point,
    Comma,
}
