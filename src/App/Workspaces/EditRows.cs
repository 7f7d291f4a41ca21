using Binnacle.App.Changes;
using Binnacle.App.Elements;
using Binnacle.Core.Elements;

namespace Binnacle.App.Workspaces;

/// <summary>An edit in the log's own rows, which travel from one process to another as text.</summary>
public sealed record EditRows(Author Author, IReadOnlyList<EditedElement> Elements, IReadOnlyList<EditedValue> Values)
{
    // Rows of an edit have no sequence number yet.
    private const long NoSeq = 0;

    public static EditRows Of(Edit edit) => new(
        edit.Author,
        [.. edit.Elements.Select(element => new EditedElement(RowText.Row(new Revision(element.Id, element.Body?.Kind ?? default, element.HoldsFrom, NoSeq, element.Body)), element.BasedOn.Seq))],
        [.. edit.Values.Select(value => new EditedValue(RowText.Row(value.Says), value.BasedOn.Seq))]);

    /// <exception cref="UnreadableBodyException">A newer program wrote it.</exception>
    public Edit Edit()
    {
        var rows = new RowReader();
        return new(Author)
        {
            Elements = [.. Elements.Select(element => (Said: rows.Read(element.Row, NoSeq), element.BasedOn)).Select(pair => new ElementEdit(pair.Said.Id, pair.Said.HoldsFrom, pair.Said.Body, new(pair.BasedOn)))],
            Values = [.. Values.Select(value => new ValueEdit(rows.Read(value.Row, NoSeq), new(value.BasedOn)))],
        };
    }
}

/// <param name="BasedOn">See <see cref="Workspaces.BasedOn"/>.</param>
public sealed record EditedElement(RevisionRow Row, long BasedOn);

/// <param name="BasedOn">See <see cref="Workspaces.BasedOn"/>.</param>
public sealed record EditedValue(ObservationRow Row, long BasedOn);
