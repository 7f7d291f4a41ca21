using Binnacle.App.Changes;
using Shouldly;
using Xunit;

namespace Binnacle.Storage.Tests.Logs;

public abstract partial class ChangeLogContract
{
    [Fact]
    public async Task A_redacted_change_says_nothing_any_more_and_the_chain_is_whole()
    {
        await Log.Append([Rows.Mixed(1), Rows.Mixed(2)], 0, default);
        var before = await Log.ReadAll();
        var redaction = await Log.Redact(1);
        redaction.Rows.ShouldBe(6);
        redaction.Header.ShouldNotBeNull().Seq.ShouldBe(3);

        var after = await Log.ReadAll();
        after[0].Revisions.ShouldBeEmpty();
        after[0].Observations.ShouldBeEmpty();
        after[0].RedactedRows.ShouldBe(6);
        after[0].Header.ShouldBe(before[0].Header with { Author = Rows.Mixed(1).Author with { Reason = "" } });
        after[1].Observations.ShouldBe(Rows.Mixed(2).Observations);
        var record = after[2].Revisions.ShouldHaveSingleItem();
        record.ShouldBe(new RevisionRow(
            Redaction.Kind, 0, "", Redaction.Version, """{"seq":1,"revisions":[[0,1]],"observations":[[0,3]],"reason":true}"""));
        after[2].Header.Author.ShouldBe(new Author("law", "cli", "Wrong upload"));
        await Log.ShouldBeWhole();
    }

    [Fact]
    public async Task Only_the_rows_of_the_elements_named_are_redacted_and_the_reason_stays()
    {
        await Log.Add(new ChangeDraft(Rows.Ann, [Rows.Revision(1), Rows.Revision(2)], [Rows.Value(2, 1), Rows.Value(3, 2), Rows.Value(2, 3)]));
        (await Log.Redact(1, 2)).Rows.ShouldBe(3);
        var change = (await Log.ReadAll())[0];
        change.Revisions.ShouldBe([Rows.Revision(1)]);
        change.Observations.ShouldBe([Rows.Value(3, 2)]);
        change.RedactedRows.ShouldBe(3);
        change.Header.Author.ShouldBe(Rows.Ann);
        await Log.ShouldBeWhole();

        (await Log.Redact(1)).Rows.ShouldBe(2);
        (await Log.ReadAll())[0].RedactedRows.ShouldBe(5);
        await Log.ShouldBeWhole();
    }

    [Fact]
    public async Task What_is_redacted_or_missing_is_not_redacted_again_nor_recorded()
    {
        await Log.Add(Rows.Mixed(1));
        await Log.Redact(1);
        (await Log.Redact(1)).ShouldBe(new Redaction(null, 0));
        (await Log.Redact(1, 99)).ShouldBe(new Redaction(null, 0));
        (await Log.Redact(77)).ShouldBe(new Redaction(null, 0));
        (await Log.ReadAll()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_record_of_a_redaction_cannot_be_redacted_only_its_reason()
    {
        await Log.Add(Rows.Mixed(1));
        await Log.Redact(1);
        (await Log.Redact(2)).Rows.ShouldBe(0);
        var changes = await Log.ReadAll();
        changes[1].Revisions.ShouldHaveSingleItem().Body.ShouldNotBeNull();
        changes[1].Header.Author.Reason.ShouldBe("");
        await Log.ShouldBeWhole();
    }

    [Fact]
    public async Task A_redaction_from_an_old_head_is_told_and_empties_nothing()
    {
        await Log.Append([Rows.Mixed(1), Rows.Mixed(2)], 0, default);
        (await Log.Redact(1, [], Rows.Ann, 1, default)).ShouldBeNull();
        (await Log.ReadAll())[0].Observations.ShouldBe(Rows.Mixed(1).Observations);
    }

    [Fact]
    public async Task Rows_of_a_large_change_are_redacted_by_element_too()
    {
        await using var batch = await Log.BeginBatch(default);
        await batch.Write([], Values(0, 12_000), default);
        await batch.Commit(Rows.Ann, 0, default);
        (await Log.Redact(1, 5, 6, 11_000)).Rows.ShouldBe(3);
        var change = (await Log.ReadAll())[0];
        change.RedactedRows.ShouldBe(3);
        change.Observations.Count.ShouldBe(11_997);
        change.Observations.Select(row => row.Measure).ShouldBe(Enumerable.Range(1, 12_000).Except([5, 6, 11_000]));
        change.Observations[11_996].Measure.ShouldBe(12_000);
        await Log.ShouldBeWhole();
    }
}
