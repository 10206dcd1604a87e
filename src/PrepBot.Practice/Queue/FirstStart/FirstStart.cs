using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Work;
using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Practice.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue.FirstStart;

/// <summary>Level, track and day, told at a member's first start: each tap is kept at once, a second one takes it back.</summary>
internal sealed class FirstStart(PrincipleSet principles) : Feature
{
    public const string Feature = "first";

    public override string Name => Feature;

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnClick("level"), AccessRule.AnyMember, HandlerKind.Changes, (call, cancellationToken) => TapAsync(call, WithLevel, cancellationToken)),
        new(new OnClick("track"), AccessRule.AnyMember, HandlerKind.Changes, (call, cancellationToken) => TapAsync(call, WithTrack, cancellationToken)),
        new(new OnClick("within"), AccessRule.AnyMember, HandlerKind.Changes, (call, cancellationToken) => TapAsync(call, profile => WithDay(profile, call), cancellationToken)),
        new(new OnClick("exact"), AccessRule.AnyMember, HandlerKind.OpensForm, (call, _) => Task.FromResult(
            OfBefore(call) ?? new FormReply(FirstStartForm.ForDay(call.Member.Profile, FirstStartCard.About(call.Target.Id<ChannelId>()))))),
        new(new OnForm("day", FormRepeat.Replaces), AccessRule.AnyMember, HandlerKind.Changes, DayAsync),
        new(new OnForm("save", FormRepeat.Replaces), AccessRule.AnyMember, HandlerKind.Changes, SaveAsync),
    ];

    private async Task<Reply> TapAsync(Call call, Func<Profile, string, Profile> change, CancellationToken cancellationToken) =>
        OfBefore(call) ?? await KeptAsync(call, change(call.Member.Profile, call.Target.Part(1) ?? ""), IsLater(call), cancellationToken);

    private Task<Reply> TapAsync(Call call, Func<Profile, Profile> change, CancellationToken cancellationToken) =>
        TapAsync(call, (profile, _) => change(profile), cancellationToken);

    private async Task<Reply> DayAsync(Call call, CancellationToken cancellationToken)
    {
        if (OfBefore(call) is { } before)
            return before;

        var form = FirstStartForm.ForDay(call.Member.Profile, call.Target);
        return Errors(call, form) ?? await KeptAsync(call, call.Member.Profile with { TargetDate = call.Answers.Date("date") }, isLater: false, cancellationToken);
    }

    /// <summary>All three at once; the answer of the start stands under the form already.</summary>
    private async Task<Reply> SaveAsync(Call call, CancellationToken cancellationToken)
    {
        if (OfBefore(call) is { } before)
            return before;

        var channel = call.Target.Id<ChannelId>();
        if (Errors(call, FirstStartForm.Create(call.Member.Profile, new WhereNow.Nowhere(), channel)) is { } errors)
            return errors;

        await StoreAsync(call, FirstStartForm.Read(call.Member.Profile, call.Answers), () => Task.FromResult<WhereNow?>(null), cancellationToken);
        return Reply.Nothing;
    }

    private static FormErrorsReply? Errors(Call call, Chat.Forms.Form form) => FormCheck.Errors(
        form, call.Answers, InterviewDay.Mistake(call.Answers.Date("date"), InterviewDay.Today(call)) is { } over ? new Dictionary<string, string> { ["date"] = over } : []);

    private async Task<Reply> KeptAsync(Call call, Profile profile, bool isLater, CancellationToken cancellationToken)
    {
        var channel = call.Target.Id<ChannelId>();
        var now = await StoreAsync(call, profile, async () => await WhereNow.LoadAsync(call, channel, cancellationToken), cancellationToken);
        return new UpdateReply(FirstStartCard.Create(profile, now!, channel, isLater, InterviewDay.Today(call), principles));
    }

    /// <summary>Keeps what was told.</summary>
    /// <param name="look">Asked for together with the round it may change.</param>
    private static async Task<WhereNow?> StoreAsync(Call call, Profile profile, Func<Task<WhereNow?>> look, CancellationToken cancellationToken)
    {
        var before = call.Member.Profile;
        if (profile != before)
            await call.Work.Members.SaveProfileAsync(call.CommunityId, call.Member.Id, profile, cancellationToken);

        var isOther = (profile.Level, profile.Track) != (before.Level, before.Track);
        var (now, round) = await call.Work.TogetherAsync(
            look,
            () => isOther ? call.Work.Rounds.OpenOfAsync(call.CommunityId, call.Member.Id, forChange: true, cancellationToken) : Task.FromResult<Round?>(null),
            cancellationToken);
        if (round is { Stage: RoundStage.Gathering } && round.CandidateId == call.Member.Id)
            await RedrawAsync(call, round, profile, cancellationToken);
        return now;
    }

    /// <summary>Who was paired while they were asked is asked what fits: the question their interviewer holds already stays, what comes after it is drawn anew.</summary>
    private static async Task RedrawAsync(Call call, Round round, Profile profile, CancellationToken cancellationToken)
    {
        var inHand = round.Ready.Count > 0 ? round.Ready[0].PromptKey : null;
        var emptied = round with
        {
            Kit = [.. round.Kit.Where(prompt => !prompt.IsReady || prompt.PromptKey == inHand).Select(prompt => prompt.IsReady ? prompt with { Level = profile.Level, Track = profile.Track } : prompt)],
        };
        await call.Work.Rounds.SaveAsync(await KitFiller.FilledAsync(call.Work, emptied, round.Principles, profile, cancellationToken), cancellationToken);
    }

    private static Profile WithLevel(Profile profile, string value) =>
        !Enum.TryParse<Level>(value, out var level) || !Enum.IsDefined(level) ? profile : profile with { Level = profile.Level == level ? null : level };

    private static Profile WithTrack(Profile profile, string value) =>
        !Enum.TryParse<Track>(value, out var track) || !Enum.IsDefined(track) ? profile : profile with { Track = profile.Track == track ? Track.General : track };

    private static Profile WithDay(Profile profile, Call call)
    {
        DateOnly? day = call.Target.Number(1) is { } days and (FirstDay.Soon or FirstDay.Next) ? InterviewDay.Today(call).AddDays(days) : null;
        return profile with { TargetDate = profile.TargetDate == day ? null : day };
    }

    private static bool IsLater(Call call) => call.Target.Part(1) == "later" || call.Target.Part(2) == "later";

    /// <summary>Somebody who was forgotten since is somebody new, and an old card is not theirs.</summary>
    private static Reply? OfBefore(Call call) => call.Member.Profile.WasAsked ? null : Reply.Privately(FirstStartTexts.OfBefore);
}
