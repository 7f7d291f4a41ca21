namespace Binnacle.Storage;

internal static class Placeholder;
