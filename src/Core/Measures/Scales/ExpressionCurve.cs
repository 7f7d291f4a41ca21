namespace Binnacle.Core.Measures.Scales;

/// <summary>
/// A formula over <c>value target baseline benchmark red amber green min max previous</c> whose result is the score. It runs
/// on an absent value too: <c>COALESCE</c> may answer.
/// </summary>
public sealed record ExpressionCurve(string Text) : Curve;
