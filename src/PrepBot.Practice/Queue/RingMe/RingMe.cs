using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Work;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Zones;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Practice.Queue.FirstStart;
using PrepBot.Practice.Queue.StartMock;
using PrepBot.Practice.Rounds;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Queue.RingMe;

/// <summary>Being rung for a day, and the three answers to a ring: each works for the rung member only, and once.</summary>
internal sealed class RingMe(WaitForPartner waiting, FirstQuestions first, PrincipleSet principles) : Feature
{
    public override string Name => RingActions.Feature;

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnClick("ask"), AccessRule.AnyMember, HandlerKind.Changes, AskAsync),
        new(new OnClick("stop"), AccessRule.AnyMember, HandlerKind.Changes, StopAsync),
        new(new OnClick("hours"), AccessRule.AnyMember, HandlerKind.OpensForm, HoursAsync),
        new(new OnForm("save-hours", FormRepeat.Replaces), AccessRule.AnyMember, HandlerKind.Changes, SaveHoursAsync),
        Handler.For(new OnClick("now"), RingRule.Rung, HandlerKind.Changes, NowAsync),
        Handler.For(new OnClick("later"), RingRule.Rung, HandlerKind.Changes, LaterAsync),
        Handler.For(new OnClick("not-today"), RingRule.Rung, HandlerKind.Changes, NotTodayAsync),
        Handler.For(new OnClick("cancel"), RingRule.Either, HandlerKind.Changes, CancelAsync),
    ];

    /// <summary>The wish of their place in the queue stays for a day from now, however often it is pressed.</summary>
    private async Task<Reply> AskAsync(Call call, CancellationToken cancellationToken)
    {
        if (!call.Community.Settings.RingsOn)
            return Reply.Privately(RingMeTexts.RingsAreOff);

        var entry = call.Target.Id<WaitingEntryId>() is { } id ? await call.Work.Queue.FindAsync(call.CommunityId, id, cancellationToken) : null;
        if (entry is null || entry.MemberId != call.MemberId || entry.Role == WantedRole.Observer)
            return Reply.Privately(RingMeTexts.PlaceIsGone, call.Presence.Channel is { Enabled: true } channel ? [Practise.StartMock(channel.Id)] : []);

        var wish = RingWish.From(entry, call.Now);
        await call.Work.Rings.SetWishAsync(wish, cancellationToken);
        return Reply.Privately(
            RingMeTexts.IsOn(wish, call.Community.Settings.RingHours, entry.ExpiresAt > call.Now ? entry.ExpiresAt : null, principles), RingActions.Stop);
    }

    private static async Task<Reply> StopAsync(Call call, CancellationToken cancellationToken)
    {
        await call.Work.Rings.RemoveWishesAsync(call.CommunityId, [call.MemberId], cancellationToken);
        foreach (var ring in await call.Work.Rings.AliveOfAsync(call.CommunityId, call.MemberId, cancellationToken))
        {
            if (ring.State == RingState.Open && ring.MemberId == call.MemberId)
                await RingFlow.StopAsync(call.Work, ring, cancellationToken);
        }

        return Reply.Privately(RingMeTexts.Stopped);
    }

    private static async Task<Reply> HoursAsync(Call call, CancellationToken cancellationToken) =>
        new FormReply(RingHoursForm.Create(await call.Work.Rings.HoursAsync(call.CommunityId, call.MemberId, cancellationToken)));

    private static async Task<Reply> SaveHoursAsync(Call call, CancellationToken cancellationToken)
    {
        var further = new Dictionary<string, string>();
        if (RingHoursForm.Mistake(call.Answers) is { } mistake)
            further["until"] = mistake;
        if (FormCheck.Errors(RingHoursForm.Create(hours: null), call.Answers, further) is { } errors)
            return errors;

        var hours = RingHoursForm.Read(call.Answers);
        await call.Work.Rings.SetHoursAsync(call.CommunityId, call.MemberId, hours, cancellationToken);
        return Reply.Privately(RingMeTexts.HoursAre(hours ?? call.Community.Settings.RingHours));
    }

    private async Task<Reply> NowAsync(Call<Ring> call, CancellationToken cancellationToken)
    {
        if (Closed(call) is { } closed)
            return closed;

        var (ring, wish) = (call.Ring, await call.Work.Rings.FindWishAsync(call.CommunityId, call.MemberId, cancellationToken));
        var outcome = await waiting.TakeAsync(
            call, ring.ChannelId, ring.EntryId, new RoundRequest(ring.Role, wish?.Principles ?? [], wish?.Minutes) { Theme = wish?.Theme }, cancellationToken);
        switch (outcome)
        {
            case StartMockOutcome.Paired:
                await RingFlow.EndAsync(call.Work, ring, RingState.Paired, cancellationToken);
                break;
            case null:
                return await NotFreeAsync(call, cancellationToken);
            default:
                break;
        }

        return await first.AskedAsync(call, ring.ChannelId, outcome.Now, StartMockTexts.For(outcome, principles), cancellationToken);
    }

    /// <summary>Both have a round in a quarter of an hour. Who waited is out of the queue until then: nobody else is promised them.</summary>
    private async Task<Reply> LaterAsync(Call<Ring> call, CancellationToken cancellationToken)
    {
        if (Closed(call) is { } closed)
            return closed;

        var (work, ring) = (call.Work, call.Ring);
        var (entry, isApart, theirs, people) = await work.TogetherAsync(
            () => work.Queue.FindAsync(call.CommunityId, ring.EntryId, cancellationToken),
            () => work.Members.AvoidEachOtherAsync(call.CommunityId, ring.MemberId, ring.WaiterId, cancellationToken),
            () => work.Rounds.OpenOfAsync(call.CommunityId, ring.WaiterId, cancellationToken),
            () => People.LoadAsync(work, call.CommunityId, [ring.MemberId, ring.WaiterId], cancellationToken),
            cancellationToken);
        if (entry is null || entry.ExpiresAt <= call.Now || isApart || theirs is not null || people.Find(ring.WaiterId) is null)
            return await NotFreeAsync(call, cancellationToken);

        var booked = ring with { State = RingState.Appointed, MeetAt = call.Now + RingRules.MeetIn };
        await work.Rings.SaveAsync(booked, cancellationToken);
        await work.Queue.LapseAsync(call.CommunityId, entry.Id, cancellationToken);
        await work.DueRows.ClearAsync(call.CommunityId, PairUp.ExpiryJob, entry.Id.Value, cancellationToken);
        await work.DueRows.ClearAsync(call.CommunityId, RingFlow.Job, entry.Id.Value, cancellationToken);
        await work.DueRows.SetAsync(call.CommunityId, RingFlow.MeetJob, ring.Id.Value, booked.MeetAt.Value, cancellationToken);
        await RingFlow.ShowAsync(work, booked, cancellationToken);
        await PairUp.ShowQueueAsync(work, call.CommunityId, ring.ChannelId, cancellationToken);
        await work.Outbox.SendPrivatelyAsync(
            call.CommunityId, ring.WaiterId, Message.Create(RingTexts.MeetAt(people.Name(ring.MemberId), booked, principles), RingActions.CannotMakeIt(booked)), cancellationToken);
        return Reply.Privately(RingTexts.MeetAt(people.Name(ring.WaiterId), booked, principles), RingActions.CannotMakeIt(booked));
    }

    private static async Task<Reply> NotTodayAsync(Call<Ring> call, CancellationToken cancellationToken)
    {
        if (Closed(call) is { } closed)
            return closed;

        var zone = call.Member.Profile.TimeZone ?? call.Community.Settings.TimeZone;
        var tomorrow = LocalClock.NextDayBegins(call.Now, zone);
        var wish = await call.Work.Rings.FindWishAsync(call.CommunityId, call.MemberId, cancellationToken);
        await call.Work.Rings.SnoozeAsync(call.CommunityId, call.MemberId, tomorrow, cancellationToken);
        await RingFlow.EndAsync(call.Work, call.Ring, RingState.NotToday, cancellationToken);
        await RingFlow.GoOnAsync(call.Work, call.CommunityId, call.Ring.EntryId, cancellationToken);
        var rings = wish is not null && wish.ExpiresAt > tomorrow.AddHours(call.Community.Settings.RingHours.From);
        return rings ? Reply.Privately(RingMeTexts.NotToday(wish!.ExpiresAt), RingActions.Stop) : Reply.Privately(RingMeTexts.NotTodayAndOver);
    }

    /// <summary>Either of the two takes their appointment back.</summary>
    private static async Task<Reply> CancelAsync(Call<Ring> call, CancellationToken cancellationToken)
    {
        if (call.Ring.State != RingState.Appointed)
            return Reply.Privately(RingMeTexts.NothingToTakeBack);

        await RingFlow.CancelAsync(call.Work, call.Ring, call.MemberId, cancellationToken);
        return Reply.Privately(RingMeTexts.TakenBack, RingActions.WayOn(call.Ring, call.MemberId));
    }

    /// <summary>Who waited has left, is paired, or is not to be met: the same words for all of it.</summary>
    private static async Task<Reply> NotFreeAsync(Call<Ring> call, CancellationToken cancellationToken)
    {
        await RingFlow.EndAsync(call.Work, call.Ring, RingState.WaiterGone, cancellationToken);
        await RingFlow.GoOnAsync(call.Work, call.CommunityId, call.Ring.EntryId, cancellationToken);
        return Reply.Privately(RingMeTexts.NotFreeAnyMore, RingActions.Stop);
    }

    private static Reply? Closed(Call<Ring> call) => call.Ring.State switch
    {
        RingState.Open when call.Now < call.Ring.AnswerBy => null,
        RingState.Paired => Reply.Privately(RingMeTexts.TakenAlready),
        RingState.Appointed => Reply.Privately(RingMeTexts.AgreedAlready, RingActions.CannotMakeIt(call.Ring)),
        _ => Reply.Privately(RingMeTexts.Over, Practise.StartMock(call.Ring.ChannelId)),
    };
}
