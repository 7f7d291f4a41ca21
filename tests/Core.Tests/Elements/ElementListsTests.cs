using System.Collections.Immutable;
using Binnacle.Core.Elements;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Elements;

public sealed class ElementListsTests
{
    private static readonly int[] Ids = [1, 2, 63, 64, 65, 4095, 4096, 4097, 70_000, 200_000];

    [Fact]
    public void Each_element_has_the_list_last_given_to_it_and_earlier_ones_keep_theirs()
    {
        var (lists, expected, earlier) = (ElementLists<int>.Empty, new SortedDictionary<int, int>(), new List<(ElementLists<int>, KeyValuePair<int, int>[])>());
        var random = new Random(5);
        for (var round = 0; round < 60; round++)
        {
            earlier.Add((lists, [.. expected]));
            var id = Ids[random.Next(Ids.Length)];
            if (round % 3 == 0)
            {
                var builder = new ElementLists<int>.Builder(lists);
                foreach (var other in new[] { id, Ids[random.Next(Ids.Length)], 5000 + round })
                {
                    builder[new(other)] = [round];
                    builder[new(other)].ShouldBe([round]);
                    expected[other] = round;
                }
                lists = builder.Built();
            }
            else
            {
                lists = lists.With(new(id), [round]);
                expected[id] = round;
            }
            Holds(lists, [.. expected]);
        }
        foreach (var (then, had) in earlier)
            Holds(then, had);
    }

    [Fact]
    public void What_was_emptied_is_empty()
    {
        var lists = ElementLists<int>.Empty.With(new(70), [1]).With(new(9000), [2]).With(new(9000), []);
        lists[new(9000)].ShouldBe([]);
        lists.Highest.ShouldBe(70);
        lists.All().Select(pair => pair.Id.Value).ShouldBe([70]);
    }

    [Fact]
    public void There_is_no_element_without_a_number()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => ElementLists<int>.Empty.With(default, [1]));
        Should.Throw<ArgumentOutOfRangeException>(() => new ElementLists<int>.Builder(ElementLists<int>.Empty)[new(-1)] = [1]);
        ElementLists<int>.Empty[new(-1)].ShouldBe([]);
        ElementLists<int>.Empty.Highest.ShouldBe(0);
    }

    private static void Holds(ElementLists<int> lists, KeyValuePair<int, int>[] expected)
    {
        lists.All().Select(pair => (pair.Id.Value, pair.List.Single())).ShouldBe(expected.Select(pair => (pair.Key, pair.Value)));
        lists.Highest.ShouldBe(expected.Length == 0 ? 0 : expected[^1].Key);
        foreach (var id in Ids.Append(3).Append(1_000_000))
            lists[new(id)].ShouldBe(expected.Where(pair => pair.Key == id).Select(pair => pair.Value).ToImmutableArray());
    }
}
