namespace Binnacle.Connectors;

internal static class Placeholder;
