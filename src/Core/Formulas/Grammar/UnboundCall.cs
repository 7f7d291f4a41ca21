using System.Collections.Immutable;
using Binnacle.Core.Formulas.Ast;

namespace Binnacle.Core.Formulas.Grammar;

/// <summary>A word with arguments before anyone has asked whether there is such a function.</summary>
internal sealed record UnboundCall(int Position, string Word, ImmutableArray<Expression> Arguments) : Expression(Position);
