using System.Text;
using PrepBot.Chat.Platforms;

namespace PrepBot.Practice.Refusals;

/// <summary>The table as a page of the documentation. Made from the code, so that it cannot say anything else.</summary>
public static class RefusalPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="platforms">Each platform with what somebody can do there about a refusal.</param>
    public static string Write(IReadOnlyList<(string Name, Func<PlatformRefusal, string?> Remedy)> platforms)
    {
        var page = new StringBuilder();
        page.Append("# When a platform refuses something for good\n\n");
        page.Append("Made from the code by a test, which says how to make it anew. Whatever the bot sends by itself may be refused; for every sort of item and every\n");
        page.Append("refusal there is one entry: it **moves** to another place, **waits** until the cause has gone, or **ends**; and somebody hears of it, once. Only what is\n");
        page.Append("gone is read as gone. A channel that refuses is tried again after 10 seconds, then less and less often up to once an hour, and at once when the platform\n");
        page.Append("tells of a change there.\n");
        foreach (var kind in Enum.GetValues<OutgoingKind>())
        {
            page.Append($"\n## {Words(kind)}\n\n| refused because | what becomes of it | | who hears |\n|---|---|---|---|\n");
            foreach (var same in Enum.GetValues<PlatformRefusal>().GroupBy(refusal => RefusalTable.For(kind, refusal)))
                page.Append($"| {string.Join(", ", same.Select(Words))} | **{Words(same.Key.Fate())}** | {same.Key.InWords()} | {same.Key.WhoHears()} |\n");
        }

        page.Append("\n## The step that helps\n\nWhoever hears is told \"Please ...\", in the platform's own words.\n\n");
        page.Append($"| refused because | {string.Join(" | ", platforms.Select(platform => platform.Name))} |\n|---|{string.Concat(platforms.Select(_ => "---|"))}\n");
        foreach (var refusal in Enum.GetValues<PlatformRefusal>())
            page.Append($"| {Words(refusal)} | {string.Join(" | ", platforms.Select(platform => platform.Remedy(refusal) ?? "nobody can do anything"))} |\n");

        return page.ToString();
    }

    /// <summary>"RoomGone" as "room gone".</summary>
    private static string Words<T>(T value)
        where T : struct, Enum => string.Concat($"{value}".Select((letter, at) => char.IsUpper(letter) ? $"{(at == 0 ? "" : " ")}{char.ToLowerInvariant(letter)}" : $"{letter}"));
}
