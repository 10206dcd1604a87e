using System.Text;

namespace PrepBot.Storage.Retention;

/// <summary>The tables of the page docs/what-we-store.md. What stands between the two marks on it is written by this; the rest is by hand.</summary>
internal static class StoredPage
{
    public const string Begin = "<!-- From here to the end mark the page is made from StoredTables; PREPBOT_APPROVE=1 in the tests writes it anew. -->";
    public const string End = "<!-- End of what is made. -->";

    /// <summary>A page with what is made in it made anew.</summary>
    /// <exception cref="FormatException">The marks are not on it.</exception>
    public static string Renewed(string page)
    {
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        return begin >= 0 && end > begin
            ? $"{page[..begin]}{Begin}\n\n{Tables()}{page[end..]}"
            : throw new FormatException("The page has no marks for what is made.");
    }

    private static string Tables()
    {
        var text = new StringBuilder();
        foreach (var (title, before, tables) in StoredTables.Chapters)
        {
            text.Append("## ").Append(title).Append("\n\n");
            if (before.Length > 0)
                text.Append(before).Append("\n\n");
            text.Append("| table | what it holds | personal fields, and why | how long |\n|---|---|---|---|\n");
            foreach (var table in tables)
                text.Append($"| `{table.Name}` | {table.Holds} | {table.Personal} | {table.HowLong} |\n");
            text.Append('\n');
        }

        return text.ToString();
    }
}
