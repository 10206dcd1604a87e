using System.IO.Compression;
using System.Text;
using PrepBot.Domain.Questions;
using PrepBot.Testing;

namespace PrepBot.Bank.Tests;

/// <summary>Files as people save them: whatever program it was, the same list gives the same prompts, and no letter is guessed.</summary>
public sealed class SavedFilesTests
{
    private const string Question = "Describe the day a colleague in Zürich told you “I can’t rely on you” – and what you did; then.";

    private static readonly PromptFiles Files = new();
    private static readonly QuestionBank Bank = BuiltInBank.Read();

    private static readonly string[][] Rows =
    [
        ["ID", "Principle", "Text", "Also", "Levels", "Tracks", "Themes", "After", "Probe 1", "Probe 2", "Probe 3", "Probe 4"],
        ["", "Earn Trust", Question, "ownership", "Junior, Senior", "General", "", "Hears criticism, and repairs.", "What exactly had they seen?", "What did you say in that talk?", "Which habit did you drop?", "How do you know it is back?"],
    ];

    public static TheoryData<string, char, string> Ways()
    {
        var ways = new TheoryData<string, char, string>();
        foreach (var encoding in new[] { "utf-8", "utf-8 with mark", "utf-16", "utf-16 with mark", "utf-16BE", "utf-16BE with mark", "utf-32 with mark", "windows-1252", "macintosh" })
        {
            foreach (var separator in new[] { ',', ';', '\t' })
            {
                foreach (var lineEnd in new[] { "\n", "\r\n", "\r" })
                    ways.Add(encoding, separator, lineEnd);
            }
        }

        return ways;
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void List_SavedInAnyWay_GivesTheSamePrompt(string encoding, char separator, string lineEnd)
    {
        var bytes = Bytes(Csv(separator, lineEnd), encoding);

        var reading = Files.Read("sheet.csv", bytes);

        Assert.Empty(reading.Mistakes);
        AssertTheQuestion(reading);
        Assert.Equal(encoding is "windows-1252" or "macintosh", reading.Remarks.Any(remark => remark.Contains("Zürich", StringComparison.Ordinal)));
    }

    [Fact]
    public void Workbook_Read_GivesTheSamePrompt()
    {
        var reading = Files.Read("sheet.xlsx", Workbook(("Prompts", Rows)));

        Assert.Empty(reading.Mistakes);
        AssertTheQuestion(reading);
    }

    [Fact]
    public void WorkbookWithTwoSheets_Read_NamesThemAndGuessesNone()
    {
        var reading = Files.Read("sheet.xlsx", Workbook(("New", Rows), ("Old", Rows)));

        Assert.Contains("2 sheets with rows (\"New\", \"Old\")", Assert.Single(reading.Mistakes).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void TableThatNamesItsSeparator_Read_GivesTheSamePrompt()
    {
        var reading = Files.Read("sheet.csv", Encoding.UTF8.GetBytes($"sep=;\r\n{Csv(';', "\r\n")}"));

        Assert.Empty(reading.Mistakes);
        AssertTheQuestion(reading);
        Assert.Equal(3, Assert.Single(reading.Drafts).Location.Line);
    }

    [Theory]
    [InlineData("windows-1252", "a plan in Genève that failed", "\"Genève\" or \"Genčve\"")]
    [InlineData("windows-1251", "Расскажите о случае", "none of the encodings")]
    [InlineData("shift_jis", "困難な決定について", "")]
    public void LettersThatCouldMeanTwoThings_Read_AreRefusedWithWhatToDo(string encoding, string text, string doubt)
    {
        var reading = Files.Read("sheet.csv", Bytes($"text\n{text}\n", encoding));

        var mistake = Assert.Single(reading.Mistakes);
        Assert.Equal(2, mistake.Location.Line);
        Assert.Contains("is not saved as UTF-8 (sign ", mistake.Sentence, StringComparison.Ordinal);
        Assert.Contains(doubt, mistake.Sentence, StringComparison.Ordinal);
        Assert.Contains("save it as \"CSV UTF-8", mistake.Sentence, StringComparison.Ordinal);
    }

    /// <summary>Whatever a reading of old bytes comes to, it is the text that was saved or a refusal.</summary>
    [Theory]
    [InlineData("Tell me about the café in Malmö where you’d planned it.")]
    [InlineData("Tell me about a “plan” that cost 20 € – and failed…")]
    [InlineData("Erzähl von einer Entscheidung, die dir schwerfiel, größer als üblich.")]
    [InlineData("Raconte-moi une décision où tu as dû échouer là-bas, à Nîmes.")]
    [InlineData("Cuéntame de una decisión difícil que tomaste el año pasado.")]
    [InlineData("Opowiedz o sytuacji, w której źle oceniłeś cały zespół.")]
    [InlineData("Vyprávějte o situaci, kdy jste změnil názor kvůli číslům.")]
    [InlineData("Meséljen egy döntésről, amely nehéz volt: őszintén, hűvösen.")]
    [InlineData("Fortæl om en ændring, du gjorde på eget ansvar.")]
    [InlineData("Bir karar hakkında konuşun: güç, ışık, değişim.")]
    public void TextSavedWithAnOldEncoding_Read_IsTheSameTextOrRefused(string text)
    {
        foreach (var page in new[] { 1252, 1250, 1254, 1257, 10000, 850, 852, 437 })
        {
            var old = CodePagesEncodingProvider.Instance.GetEncoding(page, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
            byte[] bytes;
            try
            {
                bytes = old.GetBytes($"text\n\"{text}\"\n");
            }
            catch (EncoderFallbackException)
            {
                continue;
            }

            var reading = Files.Read("sheet.csv", bytes);

            if (reading.Mistakes.Count == 0)
                Assert.Equal(text, Assert.Single(reading.Drafts).Text!.Value);
        }
    }

    public static TheoryData<string, byte[], string> WrongKinds => new()
    {
        { "a.csv", [], "is empty" },
        { "a.csv", "\uFEFF \r\n"u8.ToArray(), "is empty" },
        { "a.csv", "%PDF-1.7 ..."u8.ToArray(), "is a PDF" },
        { "a.csv", [0x89, .. "PNG\r\n\u001A\n"u8], "is a picture" },
        { "a.csv", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10], "is a picture" },
        { "a.csv", Workbook(("Prompts", Rows)), "is an Excel workbook under another name" },
        { "a.xlsx", Zip("word/document.xml"), "is a Word document" },
        { "a.zip", Zip("prompts.csv"), "is a packed folder" },
        { "a.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "old Office program" },
        { "a.csv", "\n<!DOCTYPE html><title>Sign in</title>"u8.ToArray(), "is a web page, often the login" },
        { "a.csv", [1, 2, 0, 0, 7, 8], "is no text" },
        { "a.csv", "text\nWhat didn\uFFFDt feel right to you then?"u8.ToArray(), "has the sign for a lost letter in \"" },
        { "a.csv", "name,e-mail\r\nAna,ana@example.org\r\n"u8.ToArray(), "has no column for the question; call it \"text\"" },
        { "a.yaml", "a: 1\n---\nb: 2\n"u8.ToArray(), "something else than one document" },
        { "a.yaml", "- [a, b]\n"u8.ToArray(), "a block of keys and values, or a sentence" },
    };

    [Theory]
    [MemberData(nameof(WrongKinds))]
    public void FileOfAnotherKind_Read_IsNamedAsWhatItIs(string name, byte[] content, string sentence)
    {
        var reading = Files.Read(name, content);

        var mistake = Assert.Single(reading.Mistakes);
        Assert.Contains(sentence, mistake.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(mistake.Sentence, char.IsControl);
        Assert.Empty(reading.Drafts);
    }

    [Fact]
    public void CellsOfAForeignTable_Told_AreCleanAndShort()
    {
        var sentence = PromptTable.Quoted($"a\u0007b\u001B[31m{new string('x', 100)}");

        Assert.Equal($"\"a b [31m{new string('x', 32)}…\"", sentence);
    }

    [Fact]
    public void FileOfABank_SavedInAnOldEncoding_IsRefusedWithItsLine()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("prepbot-bank-").FullName, "set.yaml");
        File.WriteAllBytes(path, [.. "id: a\nname: R"u8, 0xE9, .. "sum"u8, 0xE9, .. "\n"u8]);
        var mistakes = new List<BankMistake>();

        Assert.Null(YamlMapping.ReadFile(path, mistakes));
        Assert.Contains("is not saved as UTF-8", Assert.Single(mistakes).Sentence, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    private static void AssertTheQuestion(PromptFileReading reading)
    {
        var (prompts, mistakes) = OwnPrompts.Check(reading.Drafts, Bank, []);
        Assert.Empty(mistakes);
        var prompt = Assert.Single(prompts);
        Assert.Equal(("own-earn-trust-01", Question, "earn-trust"), (prompt.Id.Key, prompt.Text, prompt.Principle.Key));
        Assert.Equal(2, prompt.Levels.Count);
    }

    private static string Csv(char separator, string lineEnd) =>
        string.Concat(Rows.Select(row => $"{string.Join(separator, row.Select(cell => cell.IndexOfAny([',', ';', '"']) >= 0 ? $"\"{cell}\"" : cell))}{lineEnd}"));

    private static byte[] Bytes(string text, string way)
    {
        var name = way.Replace(" with mark", "", StringComparison.Ordinal);
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        return [.. way.EndsWith("mark", StringComparison.Ordinal) ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
    }

    private static byte[] Zip(string entry)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            zip.CreateEntry(entry);
        return bytes.ToArray();
    }

    /// <summary>The least that makes a workbook.</summary>
    private static byte[] Workbook(params (string Name, string[][] Rows)[] sheets)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default Extension='xml' ContentType='application/xml'/><Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Override PartName='/xl/workbook.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/></Types>");
            Add("_rels/.rels", $"<Relationships xmlns='{Package}'><Relationship Id='r1' Type='{Office}/officeDocument' Target='xl/workbook.xml'/></Relationships>");
            Add("xl/workbook.xml", $"<workbook xmlns='{Main}' xmlns:r='{Office}'><sheets>{string.Concat(sheets.Select((sheet, index) => $"<sheet name='{sheet.Name}' sheetId='{index + 1}' r:id='r{index + 1}'/>"))}</sheets></workbook>");
            Add("xl/_rels/workbook.xml.rels", $"<Relationships xmlns='{Package}'>{string.Concat(sheets.Select((_, index) => $"<Relationship Id='r{index + 1}' Type='{Office}/worksheet' Target='worksheets/sheet{index + 1}.xml'/>"))}</Relationships>");
            foreach (var (index, sheet) in sheets.Index())
                Add($"xl/worksheets/sheet{index + 1}.xml", $"<worksheet xmlns='{Main}'><sheetData>{string.Concat(sheet.Rows.Select(Row))}</sheetData></worksheet>");

            void Add(string name, string xml)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(xml);
            }
        }

        return bytes.ToArray();

        static string Row(string[] cells, int row) => $"<row r='{row + 1}'>{string.Concat(cells.Select((cell, column) =>
            $"<c r='{(char)('A' + column)}{row + 1}' t='inlineStr'><is><t>{System.Security.SecurityElement.Escape(cell)}</t></is></c>"))}</row>";
    }
}
