using Binnacle.Core.Calculation;

namespace Binnacle.App.Workspaces;

/// <summary>
/// Calculators of a workspace that nobody uses at the moment, with all they remember: the next reader of the same world finds it calculated, and
/// after new values only what depended on them is calculated again. Safe for several threads; a calculator is lent to one at a time.
/// </summary>
internal sealed class CalculatorShelf
{
    private const int Most = 8;

    private readonly Lock _lock = new();

    // The one put back last is the last.
    private readonly List<Standing> _standing = [];

    /// <param name="image">What is known in that world.</param>
    public Loan Lend(World world, WorkspaceImage image) => new(this, Taken(world, image) ?? new(world), image.Seq);

    private Calculator? Taken(World world, WorkspaceImage image)
    {
        Standing? found;
        lock (_lock)
        {
            found = _standing.FindLast(one => one.Calculator.World == world)
                ?? _standing.FindLast(one => one.Calculator.World with { Facts = world.Facts } == world && image.Recent.Reaches(one.Seq, image.Seq));
            if (found is not null)
                _standing.Remove(found);
        }
        if (found is not null && found.Calculator.World != world)
            found.Calculator.MoveTo(world, image.Recent.After(found.Seq));
        return found?.Calculator;
    }

    private void PutBack(Calculator calculator, long seq)
    {
        lock (_lock)
        {
            _standing.Add(new(calculator, seq));
            if (_standing.Count > Most)
                _standing.RemoveAt(0);
        }
    }

    private sealed record Standing(Calculator Calculator, long Seq);

    /// <summary>One reader's calculator, until it is given back.</summary>
    public sealed class Loan(CalculatorShelf shelf, Calculator calculator, long seq) : IDisposable
    {
        private bool _returned;

        public Calculator Calculator => calculator;

        public void Dispose()
        {
            if (_returned)
                return;
            _returned = true;
            shelf.PutBack(calculator, seq);
        }
    }
}
