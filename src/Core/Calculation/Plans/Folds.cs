namespace Binnacle.Core.Calculation.Plans;

/// <summary>Many numbers into one, in the order in which they come.</summary>
internal interface IFold
{
    /// <summary>Of those added, which are one at least.</summary>
    double Result { get; }

    void Add(double number);
}

/// <summary>Structures, so that a loop over one of them is compiled for it alone.</summary>
internal static class Folds
{
    public struct Sum : IFold
    {
        public double Result { get; private set; }

        public void Add(double number) => Result += number;
    }

    public struct Mean : IFold
    {
        private double _sum;
        private int _count;

        public readonly double Result => _sum / _count;

        public void Add(double number)
        {
            _sum += number;
            _count++;
        }
    }

    public struct Last : IFold
    {
        public double Result { get; private set; }

        public void Add(double number) => Result = number;
    }

    public struct First : IFold
    {
        private bool _there;

        public double Result { get; private set; }

        public void Add(double number)
        {
            if (!_there)
                (_there, Result) = (true, number);
        }
    }

    public struct Count : IFold
    {
        public double Result { get; private set; }

        public void Add(double number) => Result++;
    }

    /// <summary>A number that is absent makes the whole absent.</summary>
    public struct Min : IFold
    {
        private bool _there;

        public double Result { get; private set; }

        public void Add(double number) => (_there, Result) = (true, _there ? Math.Min(Result, number) : number);
    }

    /// <summary>A number that is absent makes the whole absent.</summary>
    public struct Max : IFold
    {
        private bool _there;

        public double Result { get; private set; }

        public void Add(double number) => (_there, Result) = (true, _there ? Math.Max(Result, number) : number);
    }
}
