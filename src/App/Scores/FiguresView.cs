namespace Binnacle.App.Scores;

/// <summary>What <see cref="FiguresJson"/> writes, for those who describe it or read it back.</summary>
/// <param name="AsKnownOn">The newest change in it.</param>
public sealed record FiguresView(string Scorecard, string Period, long AsKnownOn, IReadOnlyList<MeasureFiguresView> Measures, IReadOnlyList<NodeFiguresView> Nodes);

/// <param name="Before">Of the period before; has no further one.</param>
public sealed record MeasureFiguresView(string? Measure, double? Value, double? Target, double? ValueToDate, double? TargetToDate, MeasureFiguresView? Before);

/// <param name="Score">On the node's own scale.</param>
/// <param name="Before">Of the period before; has no trend.</param>
/// <param name="Trend">Scores of so many periods as were asked for, the last of which is the period itself.</param>
public sealed record NodeFiguresView(string? Node, double? Score, double? ScoreToDate, NodeFiguresView? Before, IReadOnlyList<double?>? Trend);
