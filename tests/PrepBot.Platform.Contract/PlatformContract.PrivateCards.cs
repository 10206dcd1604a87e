using PrepBot.Testing;

namespace PrepBot.Platform.Contract;

/// <summary>What one of the pair does shows on the other's private card too: nothing there is pressed that is over.</summary>
public abstract partial class PlatformContract
{
    /// <summary>Every change of a round, by either of the two; a new one without a line here fails to run.</summary>
    public static TheoryData<RoundChange, string> Changes()
    {
        var data = new TheoryData<RoundChange, string>();
        foreach (var change in Enum.GetValues<RoundChange>())
        {
            data.Add(change, "Raj");
            if (change != RoundChange.NextPrinciple)
                data.Add(change, "Ana");
        }

        return data;
    }

    [Theory(Timeout = LongestTest)]
    [MemberData(nameof(Changes))]
    public async Task RoundChanges_ByOneOfThem_TheOthersPrivateCardIsDrawnAnew(RoundChange change, string by)
    {
        await using var stage = await SetUpAsync();
        var (ana, raj) = await AskedFromPrivateMessagesAsync(stage);
        var (acting, other) = by == "Ana" ? (ana, raj) : (raj, ana);
        if (change == RoundChange.GoingOn)
            await ActAsync(stage, acting, RoundChange.Paused);
        var before = other.Privately.Where(IsSeatCard).ToList();
        Assert.NotEmpty(before);

        await ActAsync(stage, acting, change);

        // Where it named whoever is gone for good, it may be gone too.
        var now = other.Privately.Where(IsSeatCard).ToList();
        Assert.Empty(now.Intersect(before));
        Assert.True(now.Count == before.Count || change == RoundChange.PartnerLeft);
        Assert.All(now, card => Assert.Contains(OnTheCard(change, isCandidate: other == ana), card, StringComparison.Ordinal));
    }

    [Fact(Timeout = LongestTest)]
    public async Task Filed_AndThenTheOtherFilesToo_TheCardOfWhoWasFirstSaysThatBothAreOpen()
    {
        await using var stage = await SetUpAsync();
        var (ana, raj) = await AskedFromPrivateMessagesAsync(stage);
        await ActAsync(stage, ana, RoundChange.Ended);
        await ana.SendsAsync([.. OwnView(ana.Form!)]);
        await stage.SettleAsync();
        Assert.Contains("Nobody sees it until your partner has filed too", ana.Told);
        Assert.DoesNotContain(ana.Privately, card => card.Contains("Both debriefs are open now", StringComparison.Ordinal));

        await raj.PressesAsync("File my debrief");
        await FileAsync(stage, raj, BuiltInBank.Read().Principles.InPublishedOrder.First(principle => raj.Reads.Contains(principle.NameInALine, StringComparison.Ordinal)).NameInALine);

        Assert.Equal(2, await stage.CountAsync("select count(*) from debriefs"));
        foreach (var member in new[] { ana, raj })
            Assert.All(member.Privately.Where(IsSeatCard), card => Assert.Contains("Both debriefs are open now", card, StringComparison.Ordinal));
        Assert.DoesNotContain(ana.Privately, card => card.Contains("Nobody sees it until your partner has filed too", StringComparison.Ordinal));
    }

    [Fact(Timeout = LongestTest)]
    public async Task Filed_BeforeTheEndIsDrawnOnOnesOwnCard_ItStillSaysFiled()
    {
        await using var stage = await SetUpAsync();
        var (ana, _) = await AskedFromPrivateMessagesAsync(stage);
        await ana.PressesAsync("End");
        if (ana.Sees("End and file"))
            await ana.PressesAsync("End and file");
        await ana.SendsAsync([.. OwnView(ana.Form!)]);
        Assert.Equal(1, await stage.CountAsync("select count(*) from debriefs"));
        var before = ana.Privately.Count(IsAskedToFile);

        // What the end left to be drawn comes only now, as after an outage.
        await stage.SettleAsync();

        Assert.Equal(before, ana.Privately.Count(IsAskedToFile));
        Assert.Contains(ana.Privately, card => card.Contains("Nobody sees it until your partner has filed", StringComparison.Ordinal));

        static bool IsAskedToFile(string card) => card.Contains("File your debriefs now", StringComparison.Ordinal);
    }

    /// <summary>Both say from the message in their hand that they are here, and the first question is asked.</summary>
    private static async Task<(IStageMember Ana, IStageMember Raj)> AskedFromPrivateMessagesAsync(IPlatformStage stage)
    {
        var (ana, raj) = (stage.Member("Ana"), stage.Member("Raj"));
        await ana.StartsAsync("candidate");
        await raj.StartsAsync("interviewer");
        await stage.SettleAsync();
        await ana.PressesAsync("I'm here");
        await raj.PressesAsync("I'm here");
        await stage.SettleAsync();
        await raj.PressesAsync("Ask it");
        await stage.SettleAsync();
        return (ana, raj);
    }

    private static async Task ActAsync(IPlatformStage stage, IStageMember member, RoundChange change)
    {
        switch (change)
        {
            case RoundChange.Paused:
                member.GoesToRoom();
                await member.PressesAsync("Pause");
                break;
            case RoundChange.GoingOn:
                await member.PressesAsync("Go on");
                break;
            case RoundChange.TimeAdded:
                member.GoesToRoom();
                await member.PressesAsync("+5 min");
                break;
            case RoundChange.NextPrinciple:
                await member.PressesAsync("Done");
                await member.PressesAsync("Next principle");
                break;
            case RoundChange.Ended:
                await member.PressesAsync("End");
                if (member.Sees("End and file"))
                    await member.PressesAsync("End and file");
                break;
            case RoundChange.PartnerLeft:
                await member.CommandsAsync("forget-me");
                await member.PressesAsync("Erase");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(change), change, "How does this happen?");
        }

        await stage.SettleAsync();
    }

    /// <summary>What the other one reads then.</summary>
    private static string OnTheCard(RoundChange change, bool isCandidate) => change switch
    {
        RoundChange.Paused => "Paused, ",
        RoundChange.GoingOn or RoundChange.TimeAdded => isCandidate ? "Your answer: " : "Listen: Ana answers",
        RoundChange.NextPrinciple => "Raj asks next",
        RoundChange.Ended => "File your debriefs now",
        RoundChange.PartnerLeft => "One of the two had to go",
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "What is read then?"),
    };

    private static bool IsSeatCard(string words) => new[]
    {
        "Paused, ", "Your answer: ", "Answered in ", "Raj asks next", "Listen: Ana answers", "Dig deeper", "Ask Ana", "File your debriefs now", "The debriefs are open",
        "Mock round",
    }.Any(heading => words.Contains(heading, StringComparison.Ordinal)) && !words.Contains("not until", StringComparison.Ordinal);
}

/// <summary>What happens to a round that runs.</summary>
public enum RoundChange
{
    /// <summary>One of them pauses.</summary>
    Paused = 0,

    /// <summary>One of them goes on.</summary>
    GoingOn = 1,

    /// <summary>Five more minutes.</summary>
    TimeAdded = 2,

    /// <summary>The next principle.</summary>
    NextPrinciple = 3,

    /// <summary>It ends, and both file.</summary>
    Ended = 4,

    /// <summary>One of them is gone for good.</summary>
    PartnerLeft = 5,
}
