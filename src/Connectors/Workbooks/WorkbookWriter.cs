using System.Globalization;
using System.Xml;
using Binnacle.App.Imports;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Binnacle.Connectors.Workbooks;

/// <summary>Sheets as an .xlsx file: bold headings that stay in sight, texts that a spreadsheet program does not turn into dates or formulas.</summary>
internal static class WorkbookWriter
{
    private const uint Text = 1;
    private const uint Bold = 2;
    private const int LongestText = 32_767;

    /// <exception cref="ArgumentException">A text is longer than a cell holds, or has characters no workbook can hold.</exception>
    public static void Write(Stream stream, IReadOnlyList<(string Name, IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows)> sheets)
    {
        using var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        workbook.Workbook = new Workbook(new Sheets());
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        foreach (var (name, headings, rows) in sheets)
        {
            var part = workbook.AddNewPart<WorksheetPart>();
            using (var writer = OpenXmlWriter.Create(part)) WriteSheet(writer, headings, rows);
            var list = workbook.Workbook.Sheets!;
            list.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)list.ChildElements.Count + 1, Name = name });
        }

        workbook.Workbook.Save();
    }

    private static void WriteSheet(OpenXmlWriter writer, IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        { WorkbookViewId = 0 }));
        writer.WriteStartElement(new Columns());
        for (var i = 0; i < headings.Count; i++)
        {
            var longest = Math.Max(headings[i].Length, rows.Take(200).Select(row => row[i].Length).DefaultIfEmpty(0).Max());
            writer.WriteElement(new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = Math.Clamp(longest + 2, 8, 60), CustomWidth = true });
        }

        writer.WriteEndElement();
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, 1, headings, Bold);
        for (var r = 0; r < rows.Count; r++) WriteRow(writer, r + 2, rows[r], null);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteRow(OpenXmlWriter writer, int number, IReadOnlyList<string> texts, uint? style)
    {
        writer.WriteStartElement(new Row { RowIndex = (uint)number });
        for (var i = 0; i < texts.Count; i++)
        {
            if (texts[i].Length == 0) continue;
            var at = $"{CellPlace.Letters(i + 1)}{number}";
            writer.WriteElement(style is null && IsNumber(texts[i])
                ? new Cell { CellReference = at, CellValue = new CellValue(texts[i]) }
                : new Cell { CellReference = at, StyleIndex = style ?? Text, DataType = CellValues.InlineString, InlineString = new InlineString(Whole(texts[i], at)) });
        }

        writer.WriteEndElement();
    }

    private static DocumentFormat.OpenXml.Spreadsheet.Text Whole(string text, string at)
    {
        if (text.Length > LongestText) throw new ArgumentException($"The text of cell {at} has {text.Length} characters; a cell holds {LongestText}.", nameof(text));
        try
        {
            return new(XmlConvert.VerifyXmlChars(text)) { Space = SpaceProcessingModeValues.Preserve };
        }
        catch (XmlException e)
        {
            throw new ArgumentException($"The text of cell {at} has a character no workbook can hold.", nameof(text), e);
        }
    }

    // Only what a number cell gives back letter by letter: 007 and 1.50 stay texts.
    private static bool IsNumber(string text) =>
        text.Length <= 17 && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && number.ToString("R", CultureInfo.InvariantCulture) == text;

    private static Stylesheet Styles() => new(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat(new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = true }) { NumberFormatId = 49, ApplyNumberFormat = true, ApplyAlignment = true },
            new CellFormat { FontId = 1, ApplyFont = true, NumberFormatId = 49, ApplyNumberFormat = true }));
}
