using System.Runtime.InteropServices;
using Binnacle.App.Changes;
using Binnacle.App.Workspaces;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Snapshots;
using Binnacle.Core.Structures;

namespace Binnacle.App.Checkpoints;

/// <summary>
/// A workspace's image as bytes: what it was made from (this program, the log up to a change), its changes, its revisions in parts that are read side by side, its facts, and
/// their numbers as they lie in memory (docs/design/engine.md).
/// </summary>
internal static class ImageSnapshot
{
    private const int RevisionsOfPart = 1 << 15;

    /// <summary>Other programs may have other elements, and lay them out otherwise.</summary>
    private static readonly string Program = string.Join(' ', new[] { typeof(Element), typeof(WorkspaceImage) }.Select(type => type.Module.ModuleVersionId)) + $" {RuntimeInformation.ProcessArchitecture} {Environment.Version}";

    public static void Write(WorkspaceImage image, Stream stream)
    {
        var sections = new Sections(stream);
        var parts = image.Structure.All.Chunk(RevisionsOfPart).ToArray();
        var (facts, numbers) = (new ByteWriter(), new NumberBlocks());
        image.Facts.Write(facts, numbers);
        var blocks = numbers.Blocks.ToArray();
        var head = new ByteWriter();
        Codec<Head>.Of.Write(head, new(Program, image.Seq, image.Changes.Last?.Header.Hash ?? default, image.HighestId, parts.Length, blocks.Length));
        sections.Write(head.Written);
        Write(image.Changes.OldestFirst(), sections);
        foreach (var part in parts)
            Write(part, sections);
        sections.Write(facts.Written);
        foreach (var block in blocks)
            sections.Write(MemoryMarshal.AsBytes(block.Span));
        sections.WriteHash();
    }

    /// <returns>Null where it is not of this program, or not of this log.</returns>
    /// <param name="find">The log's own change of a number.</param>
    /// <exception cref="InvalidDataException">It is not what was written.</exception>
    public static async Task<WorkspaceImage?> Read(Stream stream, Func<long, Task<ChangeHeader?>> find)
    {
        var sections = new Sections(stream);
        if (Read(sections.Borrow(), Codec<Head>.Of.Read) is not { } head || head.Program != Program || await find(head.Seq) is not { } last)
            return null;
        // A hash that nobody can read is like any other such.
        if (last.Hash == default || last.Hash != head.Hash)
            return null;
        var changes = sections.Borrow();
        var parts = Enumerable.Range(0, head.Parts).Select(_ => sections.Borrow()).ToArray();
        var facts = sections.Borrow();
        var numbers = new NumberBlocks(Enumerable.Range(0, head.Blocks).Select(_ => sections.Numbers()));
        if (!sections.HashAgrees())
            throw new InvalidDataException("The checkpoint is damaged.");
        var table = Task.Run(() => Read(facts, reader => FactTable.Read(reader, numbers)));
        var revisions = parts.AsParallel().AsOrdered().Select(part => Read(part, All<Revision>)).ToArray();
        var structure = StructureHistory.Empty.Add(revisions.SelectMany(part => part));
        // What everybody asks for first, while the facts are still read.
        _ = structure.Latest;
        return WorkspaceImage.Restored(head.Seq, structure, await table, ChangeIndex.Empty.Add(Read(changes, All<KnownChange>)), head.HighestId);
    }

    private static void Write<T>(IReadOnlyCollection<T> all, Sections sections)
    {
        var writer = new ByteWriter();
        writer.Count(all.Count);
        foreach (var one in all)
            Codec<T>.Of.Write(writer, one);
        sections.Write(writer.Written);
    }

    private static T Read<T>(Sections.BorrowedBytes section, Func<ByteReader, T> read)
    {
        using (section)
            return read(section.Reader);
    }

    private static T[] All<T>(ByteReader reader)
    {
        var all = new T[reader.Count()];
        foreach (ref var one in all.AsSpan())
            one = Codec<T>.Of.Read(reader);
        return all;
    }

    /// <param name="Program">That wrote it.</param>
    /// <param name="Hash">Of the last change: it stands for all before it.</param>
    /// <param name="Parts">How many sections of revisions.</param>
    /// <param name="Blocks">How many sections of numbers.</param>
    private sealed record Head(string Program, long Seq, ChangeHash Hash, int HighestId, int Parts, int Blocks);
}
