using Binnacle.App.Workspaces;
using Shouldly;
using Xunit;

namespace Binnacle.App.Tests.Workspaces;

/// <summary>Indexes share an array, and none sees what another went on with.</summary>
public sealed class ChangeIndexTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Whoever_goes_on_from_an_index_changes_nothing_for_those_who_have_it_or_go_on_otherwise()
    {
        var random = new Random(5);
        List<(ChangeIndex Index, KnownChange[] Changes)> all = [(ChangeIndex.Empty, [])];
        for (var round = 0; round < 500; round++)
        {
            // Mostly from the newest, at times from an earlier one or from part of one.
            var from = random.Next(4) > 0 ? all[^1] : all[random.Next(all.Count)];
            if (random.Next(5) == 0 && random.Next(from.Changes.Length + 2) is var upTo)
                from = (from.Index.UpTo(upTo), [.. from.Changes.Take(upTo)]);
            var more = Enumerable.Range(0, random.Next(8) == 0 ? random.Next(400) : random.Next(5)).Select(at => Change(from.Changes.Length + at + 1, round)).ToArray();
            all.Add((from.Index.Add(more), [.. from.Changes, .. more]));
        }
        foreach (var (index, changes) in all)
        {
            index.Count.ShouldBe(changes.Length);
            index.OldestFirst().ShouldBe(changes);
            index.NewestFirst().ShouldBe(changes.Reverse());
            index.Last.ShouldBe(changes.LastOrDefault());
            index.Find(0).ShouldBeNull();
            index.Find(changes.Length + 1).ShouldBeNull();
            for (var seq = 1; seq <= changes.Length; seq++)
                index.Find(seq).ShouldBe(changes[seq - 1]);
            index.SeqAt(Start.AddMinutes(3.5)).ShouldBe(Math.Min(3, changes.Length));
            index.SeqAt(Start).ShouldBe(0);
        }
    }

    [Fact]
    public void Many_who_go_on_from_one_index_at_once_each_have_their_own()
    {
        var from = ChangeIndex.Empty.Add([Change(1, 0)]);
        var indexes = new ChangeIndex[200];
        Parallel.For(0, indexes.Length, at => indexes[at] = from.Add([Change(2, at)]));
        for (var at = 0; at < indexes.Length; at++)
            indexes[at].Last!.Header.Author.Reason.ShouldBe($"{at}");
        from.Last!.Header.Seq.ShouldBe(1);
    }

    /// <summary>What was taken out of a log must not stay with all that begins anew.</summary>
    [Fact]
    public void The_empty_index_keeps_nothing_of_those_who_began_with_it()
    {
        var kept = Begun();
        GC.Collect();
        kept.TryGetTarget(out _).ShouldBeFalse();

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference<object> Begun()
        {
            var change = Change(1, 1);
            _ = ChangeIndex.Empty.Add([change]);
            return new(change.Header.Author);
        }
    }

    private static KnownChange Change(int seq, int by) => new(new(seq, seq, Start.AddMinutes(seq), new("ann", "cli", $"{by}"), default), 0, 1);
}
