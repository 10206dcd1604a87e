using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PrepBot.Chat;
using PrepBot.Chat.Cards;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.DueRows;
using PrepBot.Chat.Loops;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Pages;
using PrepBot.Chat.Platforms;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Questions;
using PrepBot.Practice.Alone.PractisePrompt;
using PrepBot.Practice.Alone.ShowDrills;
using PrepBot.Practice.Alone.TrainEar;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Coverage.Boards;
using PrepBot.Practice.Coverage.Pictures;
using PrepBot.Practice.Coverage.ShowLeaderboard;
using PrepBot.Practice.Debriefs;
using PrepBot.Practice.Debriefs.AddDetails;
using PrepBot.Practice.Debriefs.CorrectDebrief;
using PrepBot.Practice.Debriefs.DisputeScore;
using PrepBot.Practice.Debriefs.FileDebrief;
using PrepBot.Practice.Debriefs.TakeNote;
using PrepBot.Practice.Leaving;
using PrepBot.Practice.Leaving.ForgetMe;
using PrepBot.Practice.Leaving.LeaveCommunity;
using PrepBot.Practice.Meeting.MeetInRoom;
using PrepBot.Practice.Meeting.WatchRound;
using PrepBot.Practice.Members.EditProfile;
using PrepBot.Practice.Members.ExportMine;
using PrepBot.Practice.Organising.EditSettings;
using PrepBot.Practice.Organising.NameVoiceChannels;
using PrepBot.Practice.Organising.OpenChannel;
using PrepBot.Practice.Organising.PostAgain;
using PrepBot.Practice.Organising.Welcome;
using PrepBot.Practice.Overview.ShowHelp;
using PrepBot.Practice.Overview.ShowHome;
using PrepBot.Practice.Overview.ShowMyCoverage;
using PrepBot.Practice.Overview.ShowStatus;
using PrepBot.Practice.Questions;
using PrepBot.Practice.Questions.AddPrompt;
using PrepBot.Practice.Questions.ExportPrompts;
using PrepBot.Practice.Questions.ImportPrompts;
using PrepBot.Practice.Questions.RetirePrompt;
using PrepBot.Practice.Questions.ReviewPrompts;
using PrepBot.Practice.Questions.ShowPrinciple;
using PrepBot.Practice.Questions.ShowQuality;
using PrepBot.Practice.Questions.SuggestPrompt;
using PrepBot.Practice.Queue;
using PrepBot.Practice.Queue.AnswerInvitation;
using PrepBot.Practice.Queue.ClaimPrinciple;
using PrepBot.Practice.Queue.FirstStart;
using PrepBot.Practice.Queue.LeaveQueue;
using PrepBot.Practice.Queue.RingMe;
using PrepBot.Practice.Queue.StartMock;
using PrepBot.Practice.Refusals;
using PrepBot.Practice.Refusals.KeepRoom;
using PrepBot.Practice.Rounds;
using PrepBot.Practice.Rounds.AskPrompts;
using PrepBot.Practice.Rounds.ChooseTalk;
using PrepBot.Practice.Rounds.KeepScore;
using PrepBot.Practice.Rounds.KeepTime;
using PrepBot.Practice.Rounds.OpenKit;
using PrepBot.Practice.Sending;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice;

/// <summary>Registers dispatch, features, cards and jobs. The list of features is the list of what the bot does.</summary>
public static class PracticeRegistration
{
    /// <summary>The one command.</summary>
    public static CommandRoot Root { get; } = new("mock", "practise Leadership Principle interviews with each other", First: "help")
    {
        Opens = "enable",
        Tour = ShowHelpTexts.Tour,
    };

    /// <summary>Adds everything of this room. The host brings the bank, the stores, the platforms, <see cref="TimeProvider"/> and logging.</summary>
    public static IServiceCollection AddPractice(this IServiceCollection services)
    {
        services.AddChat();
        services.AddSingleton(DispatchSentences.All).AddSingleton<PracticeWords>();
        services.AddSingleton(Root).AddSingleton(new Introduction(CommunityTexts.Introduction));
        services.AddSingleton<ChannelSetup>();
        services.AddSingleton<RoundConsequences>().AddSingleton<DebriefConsequences>();
        services.AddSingleton<OpenForms>().AddSingleton<IEndAnswer>(provider => provider.GetRequiredService<OpenForms>());
        services.AddSingleton<IRoundConsequence, NotWaitingAfterRound>();
        services.AddSingleton<IRoundConsequence>(provider => provider.GetRequiredService<DebriefConsequences>());
        services.AddSingleton<IRoundConsequence>(provider => provider.GetRequiredService<HomeUpdates>());
        services.AddSingleton<Remedies>().AddSingleton<ChannelStates>().AddSingleton<RoomStates>().AddSingleton<RefusalConsequences>();
        services.AddSingleton<IRoomSink, RefusedTargetRetries>();
        services.AddSingleton<Parting>();
        services.AddSingleton<ICommunityPresence, CommunityRemoval>();
        services.TryAddSingleton(RemovalGrace.Default);
        services.AddSingleton<Departing>().AddSingleton<IDepartures>(provider => provider.GetRequiredService<Departing>());
        services.AddSingleton<Forgetting>();
        services.AddSingleton<ForgetAgain>().AddSingleton<IHousekeeping>(provider => provider.GetRequiredService<ForgetAgain>());
        services.AddSingleton<PairUp>();
        services.AddSingleton<WaitForPartner>().AddSingleton<FirstQuestions>();
        services.AddSingleton<InvitationAcceptance>();
        services.AddSingleton<GoAgain>();
        services.AddSingleton<PromptImport>();
        services.AddSingleton<IMadeUpPast, SixWeeks.SixWeeks>();
        services.TryAddSingleton<IPictureMaker, NoPictures>();
        AddFeatures(services);
        AddCards(services);
        AddJobs(services);
        return services;
    }

    /// <summary>Adds what is practised, without worked answers.</summary>
    public static IServiceCollection AddBank(this IServiceCollection services, QuestionBank bank) => services.AddBank(bank, AnswerBook.None);

    /// <summary>Adds what is practised.</summary>
    public static IServiceCollection AddBank(this IServiceCollection services, QuestionBank bank, AnswerBook answers) =>
        services.AddSingleton(bank).AddSingleton(bank.Principles).AddSingleton(answers);

    /// <summary>In the order help and command lists show them.</summary>
    private static void AddFeatures(IServiceCollection services)
    {
        services.AddSingleton<Feature, StartMock>();
        services.AddSingleton<Feature, LeaveQueue>();
        services.AddSingleton<WhatIsNow>().AddSingleton<Feature, ShowStatus>();
        services.AddSingleton<Feature, FileDebrief>();
        services.AddSingleton<Feature, ShowMyCoverage>();
        services.AddSingleton<Feature, ShowLeaderboard>();
        services.AddSingleton<Feature, ShowPrinciple>();
        services.AddSingleton<Feature, ShowDrills>();
        services.AddSingleton<Feature, PractisePrompt>();
        services.AddSingleton<Feature, SuggestPrompt>();
        services.AddSingleton<Feature, ReviewPrompts>();
        services.AddSingleton<Feature, AddPrompt>();
        services.AddSingleton<Feature, RetirePrompt>();
        services.AddSingleton<Feature, ShowQuality>();
        services.AddSingleton<Feature, ImportPrompts>();
        services.AddSingleton<Feature, ExportPrompts>();
        services.AddSingleton<Feature, EditProfile>();
        services.AddSingleton<Feature, ExportMine>();
        services.AddSingleton<Feature, ForgetMe>();
        services.AddSingleton<Feature, ShowHelp>();
        services.AddSingleton<Feature, OpenChannel>();
        services.AddSingleton<Feature, EditSettings>();
        services.AddSingleton<Feature, NameVoiceChannels>();
        services.AddSingleton<Feature, ClaimPrinciple>();
        services.AddSingleton<Feature, AddDetails>();
        services.AddSingleton<Feature, CorrectDebrief>();
        services.AddSingleton<Feature, DisputeScore>();
        services.AddSingleton<Feature, PostAgain>();
        services.AddSingleton<Feature, LeaveCommunity>();
        services.AddSingleton<Feature, AnswerInvitation>();
        services.AddSingleton<Feature, RingMe>();
        services.AddSingleton<Feature, MeetInRoom>();
        services.AddSingleton<Feature, OpenKit>();
        services.AddSingleton<Feature, AskPrompts>();
        services.AddSingleton<Feature, ChooseTalk>();
        services.AddSingleton<Feature, KeepScore>();
        services.AddSingleton<Feature, TakeNote>();
        services.AddSingleton<Feature, KeepTime>();
        services.AddSingleton<Feature, WatchRound>();
        services.AddSingleton<Feature, Welcome>();
        services.AddSingleton<Feature, ShowHome>().AddSingleton<HomePage>();
        services.AddSingleton<IOwnPage>(provider => provider.GetRequiredService<HomePage>());
        services.AddSingleton<Feature, KeepRoom>();
        services.AddSingleton<Feature, TrainEar>();
        services.AddSingleton<Feature, FirstStart>();
    }

    private static void AddCards(IServiceCollection services)
    {
        services.AddSingleton<ICard, QueueCard>();
        services.AddSingleton<ICard, InvitationCard>();
        services.AddSingleton<ICard, RingCard>();
        services.AddSingleton<ICard, RoundCard>();
        services.AddSingleton<ICard, QuestionCard>();
        services.AddSingleton<ICard, SeatCard>();
        services.AddSingleton<ICard, WeeklyBoardCard>();
    }

    private static void AddJobs(IServiceCollection services)
    {
        services.AddSingleton<IJob, RoundClockJob>();
        services.AddSingleton<IJob, DebriefClockJob>();
        services.AddSingleton<IJob, WeeklyBoardJob>();
        services.AddSingleton<IJob, ForgetMemberJob>();
        services.AddSingleton<IJob, RemoveCommunityJob>();
        services.AddSingleton<IJob, WaitingExpiryJob>();
        services.AddSingleton<IJob, InvitationExpiryJob>();
        services.AddSingleton<IJob, RingJob>();
        services.AddSingleton<IJob, RingMeetJob>();
        services.AddSingleton<IJob, ChannelRetryJob>();
        services.AddSingleton<IJob, RoomLostJob>();
        services.AddSingleton<HomeUpdates>().AddSingleton<IJob>(provider => provider.GetRequiredService<HomeUpdates>());
        services.AddSingleton<IChangeWatch>(provider => provider.GetRequiredService<HomeUpdates>());
        services.AddSingleton<IPrivateRooms, RoundRooms>().AddSingleton<IOutboxConsequences, UnsentConsequences>();
    }
}
