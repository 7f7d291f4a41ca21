namespace Binnacle.App;

internal static class Placeholder;
