using PrepBot.Application.Conversation;
using PrepBot.Application.Dispatch;
using PrepBot.Application.Rounds;
using PrepBot.Application.Wording;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;

namespace PrepBot.Application.Features.ShowMyCoverage;

/// <summary>My coverage map, gaps, trend, role balance, streak and what to practise next. For the member's own eyes.</summary>
internal sealed class ShowMyCoverage(PrincipleSet principles) : Feature
{
    private static readonly CommandDefinition Command = new("me", "Your coverage map, gaps and what to practise next", []);

    public override string Name => Practise.CoverageFeature;

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnCommand(Command), AccessRule.AnyMember, HandlerKind.Shows, ShowAsync),
        new(new OnClick("mine"), AccessRule.AnyMember, HandlerKind.Shows, ShowAsync),
    ];

    private async Task<Reply> ShowAsync(Call call, CancellationToken cancellationToken) =>
        Reply.Privately(new Message([.. await BlocksAsync(call, cancellationToken), InWords.PrivateLine]));

    /// <summary>The whole map, without the line that says who sees it.</summary>
    public async Task<IReadOnlyList<Block>> BlocksAsync(Call call, CancellationToken cancellationToken)
    {
        var credits = await call.Work.Coverage.OfCandidateAsync(call.CommunityId, call.Member.Id, cancellationToken);
        var balance = await call.Work.Members.RoleBalanceAsync(call.CommunityId, call.Member.Id, cancellationToken);
        var zone = call.Member.Profile.TimeZone ?? call.Community.Settings.TimeZone;
        var map = CoverageMap.Of(credits, principles, call.Member.Profile.Level, call.Now, zone);

        var blocks = new List<Block>
        {
            new Heading("My coverage"),
            new Paragraph(RichText.Of(
                $"{$"{map.Covered}/{principles.Count} covered":strong} · {(map.StreakWeeks > 0 ? $"{map.StreakWeeks}-week streak" : "no streak yet")} · interviewer {balance.Interviewer}, candidate {balance.Candidate}")),
            new Paragraph(string.Concat(map.Cells.Select(Cell))),
            new Paragraph(RichText.Plain($"{Thick} often  {Thin} once or twice  {Never} never", Emphasis.Light)),
            new Facts([.. map.Cells.Where(cell => cell.Times > 0).OrderByDescending(cell => cell.LastAt).Take(10).Select(Line)]),
        };
        if (credits.Count == 0)
            blocks[^1] = new Paragraph($"Nothing on your map yet. A round of at least {CreditRule.MinLength.TotalMinutes} minutes as candidate, with debriefs, puts the first marks there.");

        AddGaps(map, blocks);
        AddNext(call, map, blocks);
        return blocks;
    }

    private const string Thick = "■";
    private const string Thin = "▣";
    private const string Never = "□";

    private static string Cell(CoverageCell cell) => cell.Times >= CoverageMap.Thick ? Thick : cell.Times > 0 ? Thin : Never;

    private Fact Line(CoverageCell cell)
    {
        var trend = cell.Trend switch
        {
            Trend.Rising => ", rising",
            Trend.Falling => ", falling",
            Trend.Steady => ", steady",
            _ => "",
        };
        var raters = cell.MeanVerdict is { } mean
            ? $" · average {mean:0.0} of 4 from {InWords.Count(cell.Raters, "rater")}"
            : $" · {InWords.Count(cell.Raters, "rater")}, no average yet";
        var gap = cell.MeanGap switch
        {
            >= 0.5 => " · you see it better than they do",
            <= -0.5 => " · they see it better than you do",
            _ => "",
        };
        return new Fact(
            $"{Cell(cell)} {principles.NameOf(cell.Principle)}",
            RichText.Of($"{cell.Times} x · {new Moment(cell.LastAt!.Value, MomentStyle.Relative)} · {InWords.Of(cell.LastVerdict ?? Verdict.NotProbed)}{trend}{raters}{gap}"));
    }

    private void AddGaps(CoverageMap map, List<Block> blocks)
    {
        var gaps = principles.ByProbeRank.Where(principle => map.Cells.First(cell => cell.Principle == principle.Id).Times == 0).Take(5).ToList();
        if (gaps.Count > 0 && map.Covered > 0)
            blocks.Add(new Paragraph(RichText.Of($"{"Never yet":strong}, most probed first: {InWords.List([.. gaps.Select(gap => gap.Name)])}.")));
    }

    private void AddNext(Call call, CoverageMap map, List<Block> blocks)
    {
        var buttons = new List<Button>();
        if (map.Next is { } next)
        {
            var cell = map.Cells.First(c => c.Principle == next);
            RichText last = cell.LastAt is { } at ? RichText.Of($"last {new Moment(at, MomentStyle.Relative)}") : "never practised";
            blocks.Add(new Paragraph(RichText.Of(
                $"{"Next best":strong}: {principles.NameOf(next)} ({Often(principles[next].Probed.For(call.Member.Profile.Level))}, {last}).")));
            if (call.Presence.Channel is { Enabled: true } channel)
                buttons.Add(Practise.This(next, principles, channel.Id));
        }

        buttons.Add(Practise.Leaderboard);
        blocks.Add(new Buttons(buttons));
    }

    private static string Often(ProbeFrequency frequency) => frequency switch
    {
        ProbeFrequency.NearlyAlways => "probed in nearly every loop",
        ProbeFrequency.Often => "probed in most loops",
        ProbeFrequency.Sometimes => "probed in some loops",
        _ => "seldom the main question",
    };
}
