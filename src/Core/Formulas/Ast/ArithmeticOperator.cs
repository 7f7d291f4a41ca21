namespace Binnacle.Core.Formulas.Ast;

public enum ArithmeticOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
}
