using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrepBot.Chat.Work;
using PrepBot.Practice.Alone;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Coverage;
using PrepBot.Practice.Coverage.Boards;
using PrepBot.Practice.Debriefs;
using PrepBot.Practice.Leaving;
using PrepBot.Practice.Members;
using PrepBot.Practice.Questions;
using PrepBot.Practice.Queue;
using PrepBot.Practice.Rounds;
using PrepBot.Storage.Alone;
using PrepBot.Storage.Communities;
using PrepBot.Storage.Coverage;
using PrepBot.Storage.Debriefs;
using PrepBot.Storage.Members;
using PrepBot.Storage.Members.Export;
using PrepBot.Storage.Members.Forgetting;
using PrepBot.Storage.Questions;
using PrepBot.Storage.Queue;
using PrepBot.Storage.Rounds;
using PrepBot.Storage.Sealing;

namespace PrepBot.Storage;

/// <summary>Puts the stores in place.</summary>
public static class StorageRegistration
{
    /// <summary>Adds every port the database stands behind: the engine's, and the product's by its subjects.</summary>
    /// <inheritdoc cref="ChatStorageRegistration.AddChatStorage"/>
    public static IServiceCollection AddStorage(this IServiceCollection services, Func<IServiceProvider, StorageSettings> settings)
    {
        services.AddChatStorage(settings);
        services.AddSingleton(provider => new PersonMark(provider.GetRequiredService<StorageSettings>().Key));
        services.AddSingleton<IExportFiles, ExportFiles>();
        AddCommunities(services);
        AddMembers(services);
        AddRounds(services);
        AddQuestions(services);
        return services;
    }

    private static void AddCommunities(IServiceCollection services)
    {
        services.AddStore<ISceneStore>((_, session) => new CommunityStore(session));
        services.AddStore<ICommunityStore>((_, session) => new CommunityStore(session));
        services.AddStore<IRefusedTargetStore>((_, session) => new RefusedTargetStore(session));
        services.AddStore<IRemovedCommunities>((_, session) => new RemovedCommunities(session));
    }

    private static void AddMembers(IServiceCollection services)
    {
        services.AddStore<IMemberStore>((_, session) => new MemberStore(session));
        services.AddStore<IErasureStore>((provider, session) => new ErasureStore(session, Cipher(provider), provider.GetRequiredService<PersonMark>()));
        services.AddStore<IMemberEraser>((provider, session) => new MemberEraser(session, Cipher(provider)));
        services.AddStore<IMemberExport>((provider, session) => new MemberExport(session, Cipher(provider)));
        services.AddStore<ICoverageStore>((_, session) => new CoverageStore(session));
        services.AddStore<IBoardStore>((_, session) => new BoardStore(session));
    }

    private static void AddRounds(IServiceCollection services)
    {
        services.AddStore<IQueueStore>((provider, session) => new QueueStore(session, Settings(provider).ValueSet));
        services.AddStore<IInvitationStore>((_, session) => new InvitationStore(session));
        services.AddStore<IRingStore>((_, session) => new RingStore(session));
        services.AddStore<IRoundStore>((provider, session) => new RoundStore(session, Cipher(provider)));
        services.AddStore<ITalkStore>((provider, session) => new TalkStore(session, Cipher(provider)));
        services.AddStore<IObservationStore>((_, session) => new ObservationStore(session));
        services.AddStore<IDebriefStore>((provider, session) => new DebriefStore(session, Cipher(provider)));
        services.AddStore<IDisputeStore>((_, session) => new DisputeStore(session));
        services.AddStore<ITrainingStore>((provider, session) => new TrainingStore(session, Cipher(provider)));
    }

    private static void AddQuestions(IServiceCollection services)
    {
        services.AddStore<IPromptStore>((provider, session) => new PromptStore(session, Settings(provider).ValueSet, provider.GetRequiredService<ILogger<PromptStore>>()));
        services.AddStore<IOwnPromptStore>((provider, session) => new OwnPromptStore(session, Settings(provider).ValueSet));
        services.AddStore<ISuggestionStore>((provider, session) => new SuggestionStore(session, Cipher(provider)));
        services.AddStore<IPromptQualityStore>((provider, session) => new PromptQualityStore(session, Settings(provider).ValueSet));
    }

    private static ContentCipher Cipher(IServiceProvider provider) => provider.GetRequiredService<ContentCipher>();

    private static StorageSettings Settings(IServiceProvider provider) => provider.GetRequiredService<StorageSettings>();
}
