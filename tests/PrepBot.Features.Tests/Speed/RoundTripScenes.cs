using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.TypedLine;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Rounds;
using PrepBot.Features.Tests.Questions;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Features.Tests.Speed;

/// <summary>
/// Situations in which everything the catalogue has is done in earnest. What is counted is what the scene itself does, and then every kind of button in sight,
/// pressed by everybody who is there.
/// </summary>
internal static class RoundTripScenes
{
    public static IReadOnlyDictionary<string, Func<Group, Task>> All { get; } = new Dictionary<string, Func<Group, Task>>
    {
        ["thin evidence filed as it is"] = async group =>
        {
            var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
            await TheRound.EndAsync(group, ana, raj);
            await TheRound.FileDebriefAsync(raj, evidence: "Yes");
            await raj.ClicksAsync(((PrepBot.Chat.Interactions.FormErrorsReply)raj.Last!).Accept!.Action);
        },
        ["commands"] = CommandsAsync,
        ["busy life"] = group => BusyLife.LiveAsync(group),
        ["starts"] = StartsAsync,
        ["first start"] = async group =>
        {
            await Newcomers.AreNewAsync(group.Database.OwnerDataSource);
            var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
            await ana.StartsAsync("candidate");
            await ana.PressesAsync("Exact day");
            await ana.SendsAsync(("date", $"{group.Now.AddDays(9):yyyy-MM-dd}"));
            await raj.StartsAsync("candidate", with: ana);
            await raj.SendsAsync(((PrepBot.Chat.Interactions.PrivateReply)raj.Last!).InForm!.Form.Submit, ("level", "Senior"), ("track", "Data"));
        },
        ["first start by invitation"] = async group =>
        {
            await Newcomers.AreNewAsync(group.Database.OwnerDataSource);
            await group.Member("Raj").StartsAsync("interviewer", with: group.Member("Ana"));
            await group.Member("Ana").PressesAsync("Accept");
        },
        ["alone"] = AloneAsync,
        ["rung"] = async group => await RungAsync(group),
        ["rung, now"] = async group => await (await RungAsync(group)).PressesAsync("Now"),
        ["rung, later"] = async group => await (await RungAsync(group)).PressesAsync("In 15 min"),
        ["rung, not today"] = async group => await (await RungAsync(group)).PressesAsync("Not today"),
        ["gathering"] = group => TheRound.PairAsync(group.Member("Ana"), group.Member("Raj")),
        ["late"] = LateAsync,
        ["no partner came"] = NobodyCameAsync,
        ["asked"] = group => AskedAsync(group),
        ["answered"] = async group =>
        {
            var raj = await AskedAsync(group);
            await raj.PressesAsync("Done");

            // Buttons of a kit as it was before the cockpit.
            var (probe, page) = (raj.Find("Ask this").Action, raj.Find("Reference").Action);
            await raj.ClicksAsync(probe with { Verb = "any" });
            await raj.ClicksAsync(page with { Verb = "listen" });
            await raj.ClicksAsync(page with { Verb = "say" });
        },
        ["replaced"] = async group =>
        {
            var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
            await TheRound.RunAsync(ana, raj);
            await raj.PressesAsync("My cockpit");
            await raj.ChoosesAsync("Another question instead", raj.FindList("Another question instead")!.Options[0].Label);
            await raj.PressesAsync("Unclear");
        },
        ["where to talk"] = async group =>
        {
            var (ana, raj, omar) = (group.Member("Ana"), group.Member("Raj"), group.Member("Omar", organiser: true));
            await omar.CommandsAsync("settings");
            await omar.PressesAsync("Voice channels");
            await omar.SendsAsync(("channels", "voice-1 voice-2"));
            await TheRound.PairAsync(ana, raj);
            await ana.PressesAsync("Another voice channel");
            await ana.PressesAsync("We type");
            await ana.PressesAsync("We speak");
            await ana.PressesAsync("Our own link");
            await ana.SendsAsync(("link", "https://meet.example.org/abc"));
        },
        ["paused"] = async group => await (await AskedAsync(group)).PressesAsync("Pause"),
        ["over time"] = OverTimeAsync,
        ["watched"] = WatchedAsync,
        ["ended"] = group => TheRound.EndAsync(group, group.Member("Ana"), group.Member("Raj")),
        ["revealed"] = group => TheRound.CompleteAsync(group, group.Member("Ana"), group.Member("Raj")),
        ["invited"] = group => group.Member("Raj").StartsAsync(with: group.Member("Ana")),
        ["lapsed"] = LapsedAsync,
        ["asked back"] = AskedBackAsync,
        ["room gone"] = RoomGoneAsync,
        ["doubtful"] = DoubtfulAsync,
        ["review"] = ReviewAsync,
        ["disputed"] = DisputedAsync,
        ["leaving"] = LeavingAsync,
        ["second principle"] = SecondPrincipleAsync,
        ["watched to the end"] = WatchedToTheEndAsync,
        ["renewed"] = RenewedAsync,
        ["buttons of other days"] = OtherDaysAsync,
    };

    private static async Task CommandsAsync(Group group)
    {
        await TheRound.CompleteAsync(group, group.Member("Ana"), group.Member("Raj"));
        foreach (var actor in new[] { group.Member("Ana"), group.Member("Mia", organiser: true) })
        {
            actor.GoesToChannel();
            foreach (var command in group.The<FeatureCatalog>().Commands.Where(command => command.Name is not "disable"))
                await actor.CommandsAsync(command.Name);
        }

        await group.Member("Mia", organiser: true).CommandsAsync("disable");
    }

    private static async Task LateAsync(Group group)
    {
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.PairAsync(ana, raj);
        await ana.PressesAsync("I'm here");
        await group.WaitAsync(TimeSpan.FromMinutes(6));
    }

    /// <summary>The drills, and three answers rated, the first of them of a story that is told better elsewhere.</summary>
    private static async Task AloneAsync(Group group)
    {
        var ana = group.Member("Ana");
        var book = BuiltInBank.Answers();
        var weaker = book.All.First(answer => EarTraining.Stronger(book, answer, EarTraining.BeforeStronger) is not null);
        await ana.CommandsAsync("solo");
        await ana.PressesAsync("Train my ear");
        await ana.PressesAsync("Rate it");
        foreach (var answer in book.All.Where(answer => answer != weaker).Take(2).Append(weaker))
            await ana.SendsAsync(new ActionId("ear", "file", Subject.Create(answer.Id.Key)), ("verdict", "Solid"));
        await ana.PressesAsync("The stronger version");
    }

    private static async Task NobodyCameAsync(Group group)
    {
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.PairAsync(ana, raj);
        await ana.PressesAsync("I'm here");
        await group.WaitAsync(TimeSpan.FromMinutes(20));
    }

    private static async Task<Actor> AskedAsync(Group group)
    {
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");
        await raj.PressesAsync("My cockpit");
        return raj;
    }

    private static async Task OverTimeAsync(Group group)
    {
        await AskedAsync(group);
        await group.WaitAsync(TimeSpan.FromMinutes(18));
    }

    private static async Task WatchedAsync(Group group)
    {
        var (ana, raj, tom) = (group.Member("Ana"), group.Member("Raj"), group.Member("Tom"));
        foreach (var actor in new[] { ana, raj })
        {
            await actor.CommandsAsync("profile");
            await actor.PressesAsync("Welcome observers");
        }

        await tom.StartsAsync("observer");
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");
        tom.GoesToRoom();
        await tom.PressesAsync("Observer's sheet");
    }

    private static async Task LapsedAsync(Group group)
    {
        await group.Member("Ana").StartsAsync("candidate");
        await group.WaitAsync(TimeSpan.FromMinutes(61));
    }

    /// <summary>A word of a start was not understood.</summary>
    private static async Task AskedBackAsync(Group group)
    {
        var ana = group.Member("Ana");
        var line = Assert.IsType<ParsedLine.Understood>(new TypedLineParser("mock", group.The<FeatureCatalog>().Commands).Parse("start frugality xyzzy as candidate", _ => null));
        await ana.DoAsync(new CommandUsed(ana.Origin(), line.Command.Name, line.Values));
    }

    /// <summary>Nobody knows whether a private word arrived, and an organiser is asked.</summary>
    private static async Task DoubtfulAsync(Group group)
    {
        group.Platform.PostsAreProvable = false;
        for (var i = 0; i < 2; i++)
            group.Platform.PrivateFailures.Enqueue(new PlatformException(PlatformFailure.Unknown, "As the scene asked."));
        await group.Member("Ana").StartsAsync("candidate", 20);
        await group.Member("Raj").StartsAsync("interviewer");
        for (var i = 0; i < 3; i++)
        {
            await group.RunAsync("update outbox set not_before = now() where state = 1");
            await group.SettleAsync();
        }
    }

    private static async Task RoomGoneAsync(Group group)
    {
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        group.Platform.HasDirectRooms = true;
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        group.Platform.Refuse(ana.Room, PlatformRefusal.RoomGone);
        await group.The<IRoomSink>().HandleAsync(new RoomNews(RecordingPlatform.Community, ana.Room, RoomChange.Gone), CancellationToken.None);
        await group.SettleAsync();
        await raj.PressesAsync("Ask it");
    }

    private static async Task ReviewAsync(Group group)
    {
        var ana = group.Member("Ana");
        await ana.CommandsAsync("question-suggest");
        await ana.SendsAsync(CommunityPromptTests.Good);
        await group.Member("Mia", organiser: true).CommandsAsync("question-review");
    }

    /// <summary>A start at which nobody waits, and one at which somebody does.</summary>
    private static async Task<Actor> RungAsync(Group group)
    {
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await ana.StartsAsync("candidate");
        await ana.PressesAsync("Ring me");
        await ana.CommandsAsync("leave");
        await raj.StartsAsync("interviewer");
        return ana;
    }

    private static async Task StartsAsync(Group group)
    {
        await group.Member("Ana").StartsAsync("candidate", 20, null, "frugality");
        await group.Member("Raj").StartsAsync("interviewer");
    }

    private static async Task DisputedAsync(Group group)
    {
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj);
        await ana.PressesAsync("Not about my answer");
        await ana.SendsAsync(("principle", "frugality"), ("share", "no"));
    }

    private static async Task SecondPrincipleAsync(Group group)
    {
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj, 40, "frugality", "dive-deep");
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");
        await PressAsync(group, raj, "ask", "next", (await RoundAsync(group)).And(0));
    }

    private static async Task WatchedToTheEndAsync(Group group)
    {
        await WatchedAsync(group);
        var (tom, round) = (group.Member("Tom"), await RoundAsync(group));
        await PressAsync(group, tom, "watch", "tick", round.And(0).And(1));
        await PressAsync(group, tom, "watch", "untick", round.And(0).And(1));
        group.Clock.Advance(TimeSpan.FromMinutes(12));
        await group.SettleAsync();
        var raj = group.Member("Raj");
        raj.GoesToRoom();
        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");
        await PressAsync(group, tom, "watch", "pair", round);
    }

    private static async Task RenewedAsync(Group group)
    {
        await group.Member("Ana").StartsAsync("candidate");
        var entry = WaitingEntryId.From(Guid.Parse(await group.AskAsync<string>("select entry_id::text from waiting_entries")));
        await PressAsync(group, group.Member("Ana"), "start", "renew", Subject.Create(entry));
    }

    /// <summary>Buttons that stand on cards of other days, or only where there is more of something than a scene has.</summary>
    private static async Task OtherDaysAsync(Group group)
    {
        var (ana, mia) = (group.Member("Ana"), group.Member("Mia", organiser: true));
        await DisputedAsync(group);
        await ReviewAsync(group);
        foreach (var (feature, verb, subject) in new[]
        {
            ("board", "page", Subject.None), ("board", "picture", Subject.None), ("coverage", "picture", Subject.None),
            ("coverage", "trend", Subject.None), ("coverage", "words", Subject.Create("frugality")), ("coverage", "numbers", Subject.None), ("home", "show", Subject.None), ("home", "start", Subject.None), ("help", "about", Subject.None), ("profile", "appear", Subject.None),
            ("principle", "part", Subject.None.And("frugality").And("say")), ("principle", "answer", Subject.None.And("frugality")),
        })
        {
            await PressAsync(group, ana, feature, verb, subject);
        }

        foreach (var (feature, verb, subject) in new[]
        {
            ("dispute", "next", Subject.None), ("post-again", "next", Subject.None), ("settings", "show", Subject.None), ("welcome", "installed", Subject.None), ("welcome", "let-in", Subject.None), ("channel", "open", Subject.None), ("question-review", "next", Subject.None),
            ("question-review", "keep", Subject.None.And("frugality-01")), ("question-review", "retire", Subject.None.And("frugality-01")),
        })
        {
            await PressAsync(group, mia, feature, verb, subject);
        }
    }

    private static Task<Reply> PressAsync(Group group, Actor by, string feature, string verb, Subject subject) =>
        group.HandleAsync(new ActionClicked(by.Origin(), new ActionId(feature, verb, subject), []));

    private static async Task<Subject> RoundAsync(Group group) =>
        Subject.Create(RoundId.From(Guid.Parse(await group.AskAsync<string>("select round_id::text from rounds"))));

    private static async Task LeavingAsync(Group group)
    {
        var ana = group.Member("Ana");
        await ana.StartsAsync("candidate");
        await ana.CommandsAsync("forget-me");
        await group.HandleAsync(new PersonLeft(group.Member("Raj").Origin()));
        await group.Member("Tom").StartsAsync("interviewer");
        await group.HandleAsync(new PersonLeft(group.Member("Tom").Origin()));
    }
}
