using System.Runtime.InteropServices;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>From an edited value up: each step that reads something changed runs again over the months it can touch, in order, until nothing changes any more. Nothing is allocated once it has run.</summary>
internal sealed class EditRun
{
    private readonly PriorityQueue<Step, int> _open = new();
    private double[] _before = new double[64];

    /// <param name="edited">What reads the edited rows themselves: their readers run in any case.</param>
    /// <param name="from">First period that may be different.</param>
    /// <param name="to">Behind the last of them.</param>
    /// <param name="toDateTo">Behind the last whose figures to date may be.</param>
    public void Run(Step[] edited, int from, int to, int toDateTo)
    {
        for (var step = 0; step < edited.Length; step++)
            _open.Enqueue(edited[step], edited[step].Order);
        var last = -1;
        while (_open.TryDequeue(out var step, out var order))
        {
            if (order == last)
                continue;
            last = order;
            if (Changes(step, from, to, toDate: false) | Changes(step, from, toDateTo, toDate: true) || Array.IndexOf(edited, step) >= 0)
                foreach (var reader in step.Readers)
                    _open.Enqueue(reader, reader.Order);
        }
    }

    private bool Changes(Step step, int from, int to, bool toDate)
    {
        var written = step.Written(toDate);
        var length = to - from;
        if (_before.Length < written.Length * length)
            _before = new double[written.Length * length];
        for (var row = 0; row < written.Length; row++)
            written[row].Span[from..to].CopyTo(_before.AsSpan(row * length));
        step.Run(from, to, toDate);
        for (var row = 0; row < written.Length; row++)
            // By their bits: absent is absent.
            if (!MemoryMarshal.AsBytes(written[row].Span[from..to]).SequenceEqual(MemoryMarshal.AsBytes(_before.AsSpan(row * length, length))))
                return true;
        return false;
    }
}
