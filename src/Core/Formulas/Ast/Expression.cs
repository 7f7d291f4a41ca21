using System.Collections.Immutable;
using Binnacle.Core.Formulas.Functions;

namespace Binnacle.Core.Formulas.Ast;

/// <summary>
/// A part of a formula. <paramref name="Position"/> is the 0-based offset of its first character, of its operator for a <see cref="Link"/>.
/// Chains of operators are lists, so a tree is only as deep as its parentheses.
/// </summary>
public abstract record Expression(int Position);

public sealed record NumberLiteral(int Position, double Value) : Expression(Position);

/// <summary>One of the names the purpose allows, in lower case: <c>value</c>, <c>target</c>.</summary>
public sealed record NameUse(int Position, string Name) : Expression(Position);

public sealed record MeasureUse(int Position, ReferenceCall Call) : Expression(Position);

/// <summary><c>CHILDREN(how, call)</c>: the call answered in every child unit.</summary>
public sealed record ChildrenUse(int Position, Aggregate How, ReferenceCall Call) : Expression(Position);

/// <summary><c>SCORE(code)</c> in a roll-up: the comparable score of one child.</summary>
public sealed record ChildScore(int Position, string Code) : Expression(Position);

/// <summary><c>WEIGHT(code)</c> in a roll-up.</summary>
public sealed record ChildWeight(int Position, string Code) : Expression(Position);

/// <summary><c>SCORES(how)</c> in a roll-up: all children's scores.</summary>
public sealed record ChildScores(int Position, Aggregate How) : Expression(Position);

public sealed record Negation(int Position, Expression Operand) : Expression(Position);

/// <summary>A hundredth of the operand.</summary>
public sealed record Percentage(int Position, Expression Operand) : Expression(Position);

/// <summary>Operators of one rank, applied from left to right.</summary>
public sealed record Chain(int Position, Expression First, ImmutableArray<Link> Links) : Expression(Position);

public sealed record Link(int Position, ArithmeticOperator Operator, Expression Operand);

public sealed record Comparison(int Position, Expression Left, ComparisonOperator Operator, Expression Right) : Expression(Position);

public sealed record FunctionCall(int Position, Function Function, ImmutableArray<Expression> Arguments) : Expression(Position);
