using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PrepBot.Application.Boards;
using PrepBot.Application.Cards;
using PrepBot.Application.Communities;
using PrepBot.Application.Dispatch;
using PrepBot.Application.Features.AddPrompt;
using PrepBot.Application.Features.AnswerInvitation;
using PrepBot.Application.Features.AskPrompts;
using PrepBot.Application.Features.ClaimPrinciple;
using PrepBot.Application.Features.CorrectDebrief;
using PrepBot.Application.Features.DisputeScore;
using PrepBot.Application.Features.EditProfile;
using PrepBot.Application.Features.EditSettings;
using PrepBot.Application.Features.ExportMine;
using PrepBot.Application.Features.ExportPrompts;
using PrepBot.Application.Features.FileDebrief;
using PrepBot.Application.Features.ForgetMe;
using PrepBot.Application.Features.ImportPrompts;
using PrepBot.Application.Features.KeepRoom;
using PrepBot.Application.Features.KeepTime;
using PrepBot.Application.Features.LeaveCommunity;
using PrepBot.Application.Features.LeaveQueue;
using PrepBot.Application.Features.MeetInRoom;
using PrepBot.Application.Features.OpenChannel;
using PrepBot.Application.Features.OpenKit;
using PrepBot.Application.Features.PostAgain;
using PrepBot.Application.Features.PractisePrompt;
using PrepBot.Application.Features.RetirePrompt;
using PrepBot.Application.Features.ReviewPrompts;
using PrepBot.Application.Features.ShowHelp;
using PrepBot.Application.Features.ShowHome;
using PrepBot.Application.Features.ShowLeaderboard;
using PrepBot.Application.Features.ShowMyCoverage;
using PrepBot.Application.Features.ShowPrinciple;
using PrepBot.Application.Features.ShowQuality;
using PrepBot.Application.Features.ShowStatus;
using PrepBot.Application.Features.StartMock;
using PrepBot.Application.Features.SuggestPrompt;
using PrepBot.Application.Features.TakeNote;
using PrepBot.Application.Features.WatchRound;
using PrepBot.Application.Jobs;
using PrepBot.Application.Members;
using PrepBot.Application.Pairing;
using PrepBot.Application.Pictures;
using PrepBot.Application.Ports;
using PrepBot.Application.Questions;
using PrepBot.Application.Refusals;
using PrepBot.Application.Rounds;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Questions;

namespace PrepBot.Application;

/// <summary>Registers dispatch, features, cards and jobs. The list of features is the list of what the bot does.</summary>
public static class ApplicationRegistration
{
    /// <summary>Adds everything of this room. The host brings the bank, the stores, the platforms, <see cref="TimeProvider"/> and logging.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        services.AddSingleton<WakeUp>();
        services.AddSingleton<IWakeUp>(provider => provider.GetRequiredService<WakeUp>());
        services.AddSingleton<FeatureCatalog>();
        services.AddSingleton<InteractionWork>();
        services.AddSingleton<SettlementLoop>();
        services.AddSingleton<IInteractionSink, Dispatcher>();
        services.AddSingleton<ChannelSetup>();
        services.AddSingleton<RoundConsequences>();
        services.AddSingleton<Remedies>().AddSingleton<ChannelStates>().AddSingleton<RoomStates>().AddSingleton<RefusalConsequences>();
        services.AddSingleton<IPlaceSink, PlaceKeeper>();
        services.AddSingleton<Parting>();
        services.AddSingleton<ICommunityPresence, CommunityRemoval>();
        services.TryAddSingleton(RemovalGrace.Default);
        services.AddSingleton<Departing>();
        services.AddSingleton<Memberships>();
        services.AddSingleton<Forgetting>();
        services.AddSingleton<ForgetAgain>();
        services.AddSingleton<PairUp>();
        services.AddSingleton<WaitForPartner>();
        services.AddSingleton<InvitationAcceptance>();
        services.AddSingleton<GoAgain>();
        services.AddSingleton<PromptImport>();
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
        services.AddSingleton<Feature, ShowStatus>();
        services.AddSingleton<Feature, FileDebrief>();
        services.AddSingleton<Feature, ShowMyCoverage>();
        services.AddSingleton<Feature, ShowLeaderboard>();
        services.AddSingleton<Feature, ShowPrinciple>();
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
        services.AddSingleton<Feature, ClaimPrinciple>();
        services.AddSingleton<Feature, CorrectDebrief>();
        services.AddSingleton<Feature, DisputeScore>();
        services.AddSingleton<Feature, PostAgain>();
        services.AddSingleton<Feature, LeaveCommunity>();
        services.AddSingleton<Feature, AnswerInvitation>();
        services.AddSingleton<Feature, MeetInRoom>();
        services.AddSingleton<Feature, OpenKit>();
        services.AddSingleton<Feature, AskPrompts>();
        services.AddSingleton<Feature, TakeNote>();
        services.AddSingleton<Feature, KeepTime>();
        services.AddSingleton<Feature, WatchRound>();
        services.AddSingleton<Feature, ShowHome>();
        services.AddSingleton<Feature, KeepRoom>();
    }

    private static void AddCards(IServiceCollection services)
    {
        services.AddSingleton<CardCatalog>();
        services.AddSingleton<ICard, QueueCard>();
        services.AddSingleton<ICard, InvitationCard>();
        services.AddSingleton<ICard, RoundCard>();
        services.AddSingleton<ICard, QuestionCard>();
        services.AddSingleton<ICard, WeeklyBoardCard>();
    }

    private static void AddJobs(IServiceCollection services)
    {
        services.AddSingleton<LoopHealth>();
        services.AddSingleton<LoopSupervision>();
        services.AddSingleton<IJob, RoundClockJob>();
        services.AddSingleton<IJob, DebriefClockJob>();
        services.AddSingleton<IJob, WeeklyBoardJob>();
        services.AddSingleton<IJob, ForgetMemberJob>();
        services.AddSingleton<IJob, RemoveCommunityJob>();
        services.AddSingleton<IJob, WaitingExpiryJob>();
        services.AddSingleton<IJob, InvitationExpiryJob>();
        services.AddSingleton<IJob, ChannelRetryJob>();
        services.AddSingleton<IJob, RoomLostJob>();
        services.AddSingleton<Recipients>().AddSingleton<OutboxSender>().AddSingleton<UnsentConsequences>();
        services.AddSingleton<OutboxLoop>();
        services.AddSingleton<DueRowLoop>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxLoop>());
        services.AddHostedService(provider => provider.GetRequiredService<DueRowLoop>());
        services.AddSingleton<PurgeLoop>().AddHostedService(provider => provider.GetRequiredService<PurgeLoop>());
        services.AddHostedService(provider => provider.GetRequiredService<SettlementLoop>());
    }
}
