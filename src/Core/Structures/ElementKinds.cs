using System.Runtime.CompilerServices;
using Binnacle.Core.Elements;

namespace Binnacle.Core.Structures;

/// <summary>How many elements there are of each kind, and one to ask what they all are: asking each of very many by its class takes longer than all the rest, and a list that grows as they are found is copied again and again.</summary>
internal sealed class ElementKinds
{
    private static readonly int Kinds = (int)Enum.GetValues<ElementKind>().Max() + 1;

    /// <summary>In the order of their ids.</summary>
    private readonly Element[] _all;
    private readonly int[] _counts = new int[Kinds];

    /// <summary>The first of each kind, which says what all of it are; null where there is none.</summary>
    private readonly Element?[] _first = new Element?[Kinds];

    /// <param name="all">In the order of their ids.</param>
    public ElementKinds(Element[] all)
    {
        _all = all;
        foreach (var element in all)
            if (_counts[(int)element.Kind]++ == 0)
                _first[(int)element.Kind] = element;
    }

    /// <summary>Those of one kind, or of several that are one thing, in the order of their ids.</summary>
    public T[] Those<T>()
        where T : Element
    {
        var (areThose, count) = (new bool[Kinds], 0);
        for (var kind = 0; kind < Kinds; kind++)
            if (areThose[kind] = _first[kind] is T)
                count += _counts[kind];
        var those = new T[count];
        var next = 0;
        for (var at = 0; next < count; at++)
            if (areThose[(int)_all[at].Kind])
                those[next++] = Unsafe.As<T>(_all[at]);
        return those;
    }
}
