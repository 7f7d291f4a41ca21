using System.Collections.Immutable;

namespace Binnacle.Core.Elements;

/// <summary>For each element a list of something, empty where nothing was said. Immutable: one with another list shares all but a page with it.</summary>
/// <remarks>Ids are given from 1 on without gaps, so pages by id are fuller and quicker than any tree or table of hashes.</remarks>
internal sealed class ElementLists<T>
{
    private const int Page = 512;

    public static readonly ElementLists<T> Empty = new([]);

    private readonly ImmutableArray<T>[]?[] _pages;

    private ElementLists(ImmutableArray<T>[]?[] pages) => _pages = pages;

    public ImmutableArray<T> this[ElementId id]
    {
        get
        {
            var page = id.Value / Page;
            return id.Value > 0 && page < _pages.Length && _pages[page] is { } lists && lists[id.Value % Page] is { IsDefault: false } list ? list : [];
        }
    }

    /// <summary>The highest id with a list; 0 where there is none.</summary>
    public int Highest
    {
        get
        {
            for (var page = _pages.Length - 1; page >= 0; page--)
                for (var at = Page - 1; at >= 0 && _pages[page] is { } lists; at--)
                    if (!lists[at].IsDefaultOrEmpty)
                        return (page * Page) + at;
            return 0;
        }
    }

    /// <summary>Lists that have something, by rising ids.</summary>
    public IEnumerable<(ElementId Id, ImmutableArray<T> List)> All()
    {
        for (var page = 0; page < _pages.Length; page++)
            for (var at = 0; at < Page && _pages[page] is { } lists; at++)
                if (!lists[at].IsDefaultOrEmpty)
                    yield return (new((page * Page) + at), lists[at]);
    }

    /// <exception cref="ArgumentOutOfRangeException">Ids are 1 or more.</exception>
    public ElementLists<T> With(ElementId id, ImmutableArray<T> list)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(id.Value, 1, nameof(id));
        var page = id.Value / Page;
        var pages = new ImmutableArray<T>[]?[Math.Max(_pages.Length, page + 1)];
        _pages.CopyTo(pages, 0);
        var lists = pages[page] is { } shared ? (ImmutableArray<T>[])[.. shared] : new ImmutableArray<T>[Page];
        lists[id.Value % Page] = list;
        pages[page] = lists;
        return new(pages);
    }

    /// <summary>For many changes at once.</summary>
    public sealed class Builder(ElementLists<T> from)
    {
        private ImmutableArray<T>[]?[] _pages = [.. from._pages];
        private bool[] _isOwn = new bool[from._pages.Length];

        /// <exception cref="ArgumentOutOfRangeException">When set: ids are 1 or more.</exception>
        public ImmutableArray<T> this[ElementId id]
        {
            get => id.Value > 0 && id.Value / Page < _pages.Length && _pages[id.Value / Page] is { } lists && lists[id.Value % Page] is { IsDefault: false } list ? list : [];
            set
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(id.Value, 1, nameof(id));
                var page = id.Value / Page;
                if (page >= _pages.Length)
                {
                    // The last page is mostly the one that grows: as many as there are, and a half more.
                    var length = page + 1 + (_isOwn.Length > 0 && _isOwn[^1] ? page / 2 : 0);
                    Array.Resize(ref _pages, length);
                    Array.Resize(ref _isOwn, length);
                }
                if (!_isOwn[page])
                    (_pages[page], _isOwn[page]) = (_pages[page] is { } shared ? [.. shared] : new ImmutableArray<T>[Page], true);
                _pages[page]![id.Value % Page] = value;
            }
        }

        /// <summary>Nothing may be set afterwards.</summary>
        public ElementLists<T> Built()
        {
            var used = _pages.Length;
            while (used > 0 && _pages[used - 1] is null)
                used--;
            return new(used == _pages.Length ? _pages : _pages[..used]);
        }
    }
}
