using System.Globalization;
using System.Text;

namespace Binnacle.Web.Components;

/// <summary>Where the lines of a sparkline run, in px.</summary>
/// <param name="Lone">Values with a gap on both sides: no line shows them.</param>
/// <param name="End">The newest point, where the last period has a value.</param>
public sealed record SparklineDrawing(string Line, string Goal, IReadOnlyList<(string X, string Y)> Lone, (string X, string Y)? End)
{
    private const double Side = 3;

    public static SparklineDrawing Of(IReadOnlyList<double?> values, IReadOnlyList<double?> goals, int width, int height)
    {
        var shown = values.Concat(goals).OfType<double>().Where(double.IsFinite).ToArray();
        if (shown.Length == 0)
            return new("", "", [], null);
        var (low, high) = (shown.Min(), shown.Max());
        var span = high > low ? high - low : 1;
        double Y(double value) => high > low ? height - Side - ((value - low) / span * (height - (2 * Side))) : height / 2.0;
        double X(int at) => values.Count < 2 ? width / 2.0 : Side + (at * (width - (2 * Side)) / (values.Count - 1));

        var line = new StringBuilder();
        var lone = new List<(string, string)>();
        for (var at = 0; at < values.Count; at++)
        {
            if (values[at] is not { } value)
                continue;
            var starts = at == 0 || values[at - 1] is null;
            var ends = at == values.Count - 1 || values[at + 1] is null;
            if (starts && ends && at < values.Count - 1)
                lone.Add((Text(X(at)), Text(Y(value))));
            line.Append(starts ? 'M' : 'L').Append(Text(X(at))).Append(' ').Append(Text(Y(value)));
        }
        var end = values.Count > 0 && values[^1] is { } newest ? (Text(X(values.Count - 1)), Text(Y(newest))) : ((string, string)?)null;
        return new(line.ToString(), Steps(goals, values.Count, X, Y), lone, end);
    }

    private static string Steps(IReadOnlyList<double?> goals, int count, Func<int, double> x, Func<double, double> y)
    {
        var path = new StringBuilder();
        double? before = null;
        for (var at = 0; at < goals.Count; at++)
        {
            var (left, right) = (at == 0 ? 0 : (x(at - 1) + x(at)) / 2, at == count - 1 ? x(at) + Side : (x(at) + x(Math.Min(at + 1, count - 1))) / 2);
            if (goals[at] is { } goal)
                path.Append(before is null ? $"M{Text(left)} {Text(y(goal))}" : before == goal ? "" : $"V{Text(y(goal))}").Append('H').Append(Text(right));
            before = goals[at];
        }
        return path.ToString();
    }

    private static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
