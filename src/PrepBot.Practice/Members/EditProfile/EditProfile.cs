using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Coverage.Boards;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Members.EditProfile;

/// <summary>What a member tells about themselves, and whom they do not want to meet.</summary>
internal sealed class EditProfile : Feature
{
    private static readonly CommandDefinition Command = new(
        "profile",
        ProfileTexts.CommandHelp,
        [
            new MemberInput("avoid", ProfileTexts.AvoidHelp, LeadWord: "avoid"),
            new MemberInput("allow", ProfileTexts.AllowHelp, LeadWord: "allow"),
        ]);

    public override string Name => "profile";

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnCommand(Command), AccessRule.AnyMember, HandlerKind.Changes, ShowAsync),
        new(new OnClick("edit"), AccessRule.AnyMember, HandlerKind.OpensForm, (call, _) => Task.FromResult<Reply>(new FormReply(ProfileForm.Create(call.Member.Profile, InterviewDay.Today(call))))),
        new(new OnClick("observers"), AccessRule.AnyMember, HandlerKind.Changes, SetObserversAsync),
        new(new OnClick("appear"), AccessRule.AnyMember, HandlerKind.Changes, AppearAsync),
        new(new OnForm("save", FormRepeat.Replaces), AccessRule.AnyMember, HandlerKind.Changes, SaveAsync),
    ];

    private static async Task<Reply> ShowAsync(Call call, CancellationToken cancellationToken)
    {
        if (call.Values.Member("avoid") is { } avoid)
        {
            if (avoid.Person == call.Member.Person)
                return Reply.Privately(ProfileTexts.ThatIsYou);

            if (NamedPerson.Refusal(call, avoid) is { } refusal)
                return refusal;

            await SetAsync(call, avoid, true, cancellationToken);
        }

        if (call.Values.Member("allow") is { } allow)
            await SetAsync(call, allow, false, cancellationToken);

        var avoided = await call.Work.Members.DoNotPairAsync(call.CommunityId, call.Member.Id, cancellationToken);
        return Reply.Privately(ProfileTexts.Card(call.Member.Profile, call.Community.Settings.TimeZone, avoided, call.Now));
    }

    private static async Task<Reply> SetObserversAsync(Call call, CancellationToken cancellationToken)
    {
        var profile = call.Member.Profile with { ObserversWelcome = call.Target.Part(0) == "yes" };
        await call.Work.Members.SaveProfileAsync(call.CommunityId, call.Member.Id, profile, cancellationToken);
        var avoided = await call.Work.Members.DoNotPairAsync(call.CommunityId, call.Member.Id, cancellationToken);
        return Reply.Privately(ProfileTexts.Card(profile, call.Community.Settings.TimeZone, avoided, call.Now));
    }

    /// <summary>Back on the board; the rest of the profile stays as it is.</summary>
    private static async Task<Reply> AppearAsync(Call call, CancellationToken cancellationToken)
    {
        if (!call.Member.Profile.OnLeaderboard)
        {
            await call.Work.Members.SaveProfileAsync(call.CommunityId, call.Member.Id, call.Member.Profile with { OnLeaderboard = true }, cancellationToken);
            await WeeklyBoard.ShownOtherwiseAsync(call.Work, call.CommunityId, cancellationToken);
        }

        return Reply.Privately(ProfileTexts.OnTheBoardAgain, Practise.Leaderboard);
    }

    private static async Task SetAsync(Call call, MemberValue other, bool avoid, CancellationToken cancellationToken)
    {
        var member = await call.Work.Members.EnsureAsync(call.CommunityId, other.Person, other.DisplayName, cancellationToken);
        await call.Work.Members.SetDoNotPairAsync(call.CommunityId, call.Member.Id, member.Id, avoid, cancellationToken);
    }

    private static async Task<Reply> SaveAsync(Call call, CancellationToken cancellationToken)
    {
        var form = ProfileForm.Create(call.Member.Profile, InterviewDay.Today(call));
        var zone = TypedZone.Read(call.Answers.Text("zone"), call.Now);
        var further = new Dictionary<string, string>();
        if (zone.Mistake is { } which)
            further["zone"] = which;
        if (InterviewDay.Mistake(call.Answers.Date("date"), InterviewDay.Today(call, zone.Zone)) is { } off)
            further["date"] = off;
        if (FormCheck.Errors(form, call.Answers, further) is { } errors)
            return errors;

        var profile = ProfileForm.Read(call.Answers, zone.Zone) with { ObserversWelcome = call.Member.Profile.ObserversWelcome };
        await call.Work.Members.SaveProfileAsync(call.CommunityId, call.Member.Id, profile, cancellationToken);
        if (profile.OnLeaderboard != call.Member.Profile.OnLeaderboard)
            await WeeklyBoard.ShownOtherwiseAsync(call.Work, call.CommunityId, cancellationToken);

        var avoided = await call.Work.Members.DoNotPairAsync(call.CommunityId, call.Member.Id, cancellationToken);
        return Reply.Privately(ProfileTexts.Card(profile, call.Community.Settings.TimeZone, avoided, call.Now));
    }
}
