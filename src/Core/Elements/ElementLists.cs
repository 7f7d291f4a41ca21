using System.Collections.Immutable;

namespace Binnacle.Core.Elements;

/// <summary>For each element a list of something, empty where nothing was said. Immutable: one with another list shares all but a page, and the chapter of that page, with it.</summary>
/// <remarks>Ids are given from 1 on without gaps, so pages by id are fuller and quicker than any tree or table of hashes.</remarks>
internal sealed class ElementLists<T>
{
    /// <summary>Lists of a page, and pages of a chapter.</summary>
    private const int Page = 64;
    private const int Chapter = Page * Page;

    public static readonly ElementLists<T> Empty = new([]);

    private readonly ImmutableArray<T>[]?[]?[] _chapters;

    private ElementLists(ImmutableArray<T>[]?[]?[] chapters) => _chapters = chapters;

    public ImmutableArray<T> this[ElementId id] => ListOf(_chapters, id);

    /// <summary>The highest id with a list; 0 where there is none.</summary>
    public int Highest
    {
        get
        {
            for (var id = (_chapters.Length * Chapter) - 1; id > 0; id--)
                if (_chapters[id / Chapter]?[id / Page % Page] is not { } lists)
                    id -= id % Page;
                else if (!lists[id % Page].IsDefaultOrEmpty)
                    return id;
            return 0;
        }
    }

    /// <summary>Lists that have something, by rising ids.</summary>
    public IEnumerable<(ElementId Id, ImmutableArray<T> List)> All()
    {
        for (var page = 0; page < _chapters.Length * Page; page++)
            for (var at = 0; at < Page && _chapters[page / Page]?[page % Page] is { } lists; at++)
                if (!lists[at].IsDefaultOrEmpty)
                    yield return (new((page * Page) + at), lists[at]);
    }

    /// <exception cref="ArgumentOutOfRangeException">Ids are 1 or more.</exception>
    public ElementLists<T> With(ElementId id, ImmutableArray<T> list)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(id.Value, 1, nameof(id));
        var at = id.Value / Chapter;
        var chapters = new ImmutableArray<T>[]?[]?[Math.Max(_chapters.Length, at + 1)];
        _chapters.CopyTo(chapters, 0);
        var pages = chapters[at] = OwnOf(chapters[at]);
        var lists = pages[id.Value / Page % Page] = OwnOf(pages[id.Value / Page % Page]);
        lists[id.Value % Page] = list;
        return new(chapters);
    }

    private static TOf[] OwnOf<TOf>(TOf[]? shared)
    {
        var own = new TOf[Page];
        shared?.CopyTo(own, 0);
        return own;
    }

    private static ImmutableArray<T> ListOf(ImmutableArray<T>[]?[]?[] chapters, ElementId id) =>
        id.Value > 0 && id.Value / Chapter is var at && at < chapters.Length && chapters[at]?[id.Value / Page % Page] is { } lists && lists[id.Value % Page] is { IsDefault: false } list ? list : [];

    /// <summary>For many changes at once.</summary>
    public sealed class Builder(ElementLists<T> from)
    {
        private ImmutableArray<T>[]?[]?[] _chapters = [.. from._chapters];

        /// <summary>Of each chapter the pages that nobody else has, a bit each; none where the chapter itself is shared.</summary>
        private ulong[] _own = new ulong[from._chapters.Length];

        /// <exception cref="ArgumentOutOfRangeException">When set: ids are 1 or more.</exception>
        public ImmutableArray<T> this[ElementId id]
        {
            get => ListOf(_chapters, id);
            set
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(id.Value, 1, nameof(id));
                var (at, page) = (id.Value / Chapter, id.Value / Page % Page);
                if (at >= _chapters.Length)
                {
                    Array.Resize(ref _chapters, at + 1);
                    Array.Resize(ref _own, at + 1);
                }
                if (_own[at] == 0)
                    _chapters[at] = OwnOf(_chapters[at]);
                var pages = _chapters[at]!;
                if ((_own[at] & (1UL << page)) == 0)
                    (pages[page], _own[at]) = (OwnOf(pages[page]), _own[at] | (1UL << page));
                pages[page]![id.Value % Page] = value;
            }
        }

        /// <summary>Nothing may be set afterwards.</summary>
        public ElementLists<T> Built() => new(_chapters);
    }
}
