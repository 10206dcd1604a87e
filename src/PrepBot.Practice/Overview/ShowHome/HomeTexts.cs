using PrepBot.Chat.Messages;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Coverage.Pictures;
using PrepBot.Practice.Overview.ShowMyCoverage;
using PrepBot.Practice.Overview.ShowStatus;
using PrepBot.Practice.Wording;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Overview.ShowHome;

/// <summary>What members read here, a sentence each.</summary>
internal static class HomeTexts
{
    public const string Feature = "home";
    public const string Start = "start";

    public static Button StartSomewhere { get; } = new(new ActionId(Feature, Start, Subject.None), "Start a mock", ButtonStyle.Primary);

    public static Button Profile { get; } = new(new ActionId("profile", "edit", Subject.None), "Profile");

    public static RichText StartsIn(RoomRef channel) => RichText.Create($"A press starts it in {new RoomName(channel)}.");

    /// <param name="channels">The channels that are open for mocks.</param>
    /// <param name="more">How many there are besides.</param>
    public static Message ChooseChannel(IReadOnlyList<Channel> channels, int more)
    {
        if (channels.Count == 0)
            return Message.Create("No channel is open for mocks yet. An organiser opens one with /mock-admin enable.");

        var blocks = new List<Block> { new Heading(channels.Count == 1 ? "Start a mock" : "Where do you want to practise?") };
        blocks.AddRange(channels.Select((channel, i) => new Section(
            RichText.Create($"In {new RoomName(channel.Room)}"), i == 0 ? Practise.StartMock(channel.Id) : Practise.StartMock(channel.Id) with { Style = ButtonStyle.Normal })));
        if (more > 0)
            blocks.Add(new SmallPrint($"and {InWords.Count(more, "more channel")}: type /mock start there."));
        return new Message(blocks);
    }

    /// <summary>What is now with its one button, else what to practise next; the map; where else to go.</summary>
    /// <param name="channel">The channel practice can be started in from here, or null.</param>
    public static Message Page(IReadOnlyList<NowItem> items, MyPage page, RoomRef? channel, PrincipleSet principles, bool pictures)
    {
        var blocks = items.Count > 0 ? Now(items) : Next(page, channel, principles);
        blocks.Add(new Divider());
        blocks.AddRange(CoverageTexts.Map(page.Map, principles));
        if (TrendTexts.Short(page, principles) is { } trend)
            blocks.AddRange([new Divider(), .. trend]);
        blocks.AddRange([new Divider(), new Buttons(
        [
            Practise.Leaderboard,
            page.Map.Covered > 0 ? MyCoverageActions.ShowTrends : MyCoverageActions.ShowNumbers,
            .. PictureReply.Offer(pictures, Practise.CoverageFeature, Subject.None),
            Profile,
        ])]);
        return new Message(blocks) { Accent = CoverageTexts.AccentOf(page.Map, principles) };
    }

    /// <summary>What wants to be looked at most, with the page's one primary button beside it; the rest of now under it.</summary>
    private static List<Block> Now(IReadOnlyList<NowItem> items)
    {
        var blocks = new List<Block>();
        foreach (var (i, item) in items.OrderBy(item => item.Kind).Index())
        {
            if (item.Buttons.Count == 0)
            {
                blocks.Add(new Paragraph(item.Text));
                continue;
            }

            // To leave and to end are never what a page leads with.
            var leads = i == 0 && (item.Buttons.Count > 1 || item.Buttons[0].Style == ButtonStyle.Primary);
            blocks.Add(new Section(item.Text, item.Buttons[0] with { Style = leads ? ButtonStyle.Primary : ButtonStyle.Normal }));
            if (item.Buttons.Count > 1 || item.Links.Count > 0)
                blocks.Add(new Buttons([.. item.Buttons.Skip(1).Select(button => button with { Style = ButtonStyle.Normal })]) { Links = item.Links });
        }

        return blocks;
    }

    private static List<Block> Next(MyPage page, RoomRef? channel, PrincipleSet principles)
    {
        var text = RichText.Create($"{CoverageTexts.Title(page.Map, principles):strong}\n{CoverageTexts.Why(page, principles)}");
        var start = page.Channel is not { } id ? StartSomewhere : page.Map.Next is { } next ? Practise.This(next, principles, id) : Practise.StartMock(id);
        return channel is { } room ? [new Section(text, start), new SmallPrint(StartsIn(room))] : [new Section(text, start)];
    }
}
