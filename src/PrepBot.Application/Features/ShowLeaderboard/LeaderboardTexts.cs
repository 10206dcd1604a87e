using PrepBot.Application.Conversation;
using PrepBot.Application.Dispatch;
using PrepBot.Application.Ports;
using PrepBot.Application.Rounds;
using PrepBot.Application.Wording;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;

namespace PrepBot.Application.Features.ShowLeaderboard;

/// <summary>A leaderboard in words. Complete without any picture.</summary>
internal static class LeaderboardTexts
{
    public static Message Of(Leaderboard board, Activity activity, string? span, IsoWeekNumber week, Call call, PrincipleSet principles)
    {
        var title = span == "all-time" ? "LP coverage · all time" : $"LP coverage · week {week.Week}";
        var blocks = new List<Block>
        {
            new Heading(title),
            new Paragraph($"{InWords.Count(activity.Members, "member")} · {InWords.Count(activity.Rounds, "round")}"),
        };
        if (board.Coverage.Count == 0)
            blocks.Add(new Paragraph($"Nothing counts yet in this time. A round of at least {CreditRule.MinLength.TotalMinutes} minutes, with debriefs, takes the first place."));
        else
            blocks.Add(List("Coverage", board.Coverage, call.Member.Id, tally => Coverage(tally, principles)));

        if (board.Service.Count > 0)
            blocks.Add(List("Service", board.Service, call.Member.Id, Service));

        if (board.Gaps.Count > 0)
            blocks.Add(new Paragraph(RichText.Of($"{"Gaps":strong}\n{string.Join('\n', board.Gaps.Take(3).Select(gap => Gap(gap, principles)))}")));

        blocks.Add(new Buttons(call.Presence.Channel is { Enabled: true } channel
            ? [Practise.MyCoverage, Practise.StartMock(channel.Id)]
            : [Practise.MyCoverage]));
        blocks.Add(InWords.PrivateLine);
        return new Message(blocks);
    }

    /// <summary>The first places, and the reader's own where it is further down.</summary>
    private static Paragraph List(string title, IReadOnlyList<Ranked> ranked, MemberId reader, Func<MemberTally, string> words)
    {
        var lines = ranked.TakeWhile((row, i) => i < Leaderboard.Places || row.Place <= Leaderboard.Places).Select(row => Line(row, reader, words)).ToList();
        if (ranked.Skip(lines.Count).FirstOrDefault(row => row.Tally.MemberId == reader) is { } own)
            lines.AddRange(["…", Line(own, reader, words)]);

        return new Paragraph(RichText.Of($"{title:strong}\n{string.Join('\n', lines)}"));
    }

    private static string Line(Ranked row, MemberId reader, Func<MemberTally, string> words) =>
        $"{row.Place}  {row.Tally.DisplayName}{(row.Tally.MemberId == reader ? " (you)" : "")}  {words(row.Tally)}";

    private static string Coverage(MemberTally tally, PrincipleSet principles)
    {
        var strip = string.Concat(principles.InPublishedOrder.Select(principle => tally.Covered.Contains(principle.Id) ? "■" : "□"));
        return $"+{tally.NewPrinciples} ({tally.Covered.Count}/{principles.Count}) {strip}";
    }

    private static string Service(MemberTally tally)
    {
        var onTime = tally.FiledOnTime == tally.Filed ? "all on time" : $"{tally.FiledOnTime} on time";
        var helpful = tally.Helpfulness is { } mean ? $", helpful {mean:0.0} of 4 ({InWords.Count(tally.Raters, "rater")})" : "";
        return $"{InWords.Count(tally.Filed, "debrief")}, {onTime}{helpful}";
    }

    private static string Gap(Gap gap, PrincipleSet principles) => gap.WeeksSince is { } weeks
        ? $"{principles.NameOf(gap.Principle)}: nobody for {InWords.Count(weeks, "week")}"
        : $"{principles.NameOf(gap.Principle)}: nobody yet";
}
