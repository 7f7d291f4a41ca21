using Binnacle.Core.Calculation;

namespace Binnacle.App.Workspaces;

/// <summary>
/// Calculators of a workspace that nobody uses at the moment, with all they remember: the next reader of the same world finds it calculated, and
/// after new values only what depended on them is calculated again. Safe for several threads; a calculator is lent to one at a time.
/// </summary>
internal sealed class CalculatorShelf
{
    private const int Most = 8;

    /// <summary>Results all of them may hold together; the one used longest ago goes first.</summary>
    private const int MostRemembered = 1_200_000;

    /// <summary>Moves after which one is given up: what it forgot leaves traces in what it kept.</summary>
    private const int MostMoves = 64;

    private readonly Lock _lock = new();

    // The one put back last is the last.
    private readonly List<Standing> _standing = [];

    /// <param name="image">What is known in that world.</param>
    public Loan Lend(World world, WorkspaceImage image)
    {
        var (calculator, moves) = Taken(world, image) ?? (new(world), 0);
        return new(this, calculator, image.Seq, moves);
    }

    private (Calculator Calculator, int Moves)? Taken(World world, WorkspaceImage image)
    {
        Standing? found;
        lock (_lock)
        {
            found = _standing.FindLast(one => one.Calculator.World == world)
                ?? _standing.FindLast(one => one.Calculator.World with { Facts = world.Facts } == world && one.Moves < MostMoves && image.Recent.Reaches(one.Seq, image.Seq));
            if (found is not null)
                _standing.Remove(found);
        }
        if (found is null)
            return null;
        if (found.Calculator.World == world)
            return (found.Calculator, found.Moves);
        found.Calculator.MoveTo(world, image.Recent.After(found.Seq));
        return (found.Calculator, found.Moves + 1);
    }

    private void PutBack(Calculator calculator, long seq, int moves)
    {
        lock (_lock)
        {
            _standing.Add(new(calculator, seq, moves));
            while (_standing.Count > Most || _standing.Sum(one => (long)one.Calculator.Remembered) > MostRemembered)
                _standing.RemoveAt(0);
        }
    }

    private sealed record Standing(Calculator Calculator, long Seq, int Moves);

    /// <summary>One reader's calculator, until it is given back.</summary>
    public sealed class Loan(CalculatorShelf shelf, Calculator calculator, long seq, int moves) : IDisposable
    {
        private bool _returned;

        public Calculator Calculator => calculator;

        public void Dispose()
        {
            if (_returned)
                return;
            _returned = true;
            shelf.PutBack(calculator, seq, moves);
        }
    }
}
