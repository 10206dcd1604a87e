using Microsoft.Extensions.DependencyInjection;
using PrepBot.Chat.Stores;
using PrepBot.Chat.Work;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Coverage;
using PrepBot.Practice.Coverage.Boards;
using PrepBot.Practice.Debriefs;
using PrepBot.Practice.Members;
using PrepBot.Practice.Questions;
using PrepBot.Practice.Queue;
using PrepBot.Practice.Rounds;

namespace PrepBot.Features.Tests.Support;

/// <summary>The real transactions, with what goes wrong around them in the test's hand.</summary>
internal sealed class FailingUnits(IUnitOfWorkFactory real) : IBackgroundUnits
{
    /// <summary>What happens when the next transactions begin, first come first served; nothing means nothing.</summary>
    public Queue<Func<CancellationToken, Task>> Begins { get; } = new();

    /// <summary>What happens in place of the next commits.</summary>
    public Queue<Func<IUnitOfWork, CancellationToken, Task>> Commits { get; } = new();

    /// <summary>How many transactions were begun.</summary>
    public int Begun { get; private set; }

    /// <summary>Puts it in front of the real ones.</summary>
    public static void PutInPlace(IServiceCollection services)
    {
        var real = services.Last(service => service.ServiceType == typeof(IUnitOfWorkFactory)).ImplementationType!;
        services.AddSingleton(provider => new FailingUnits((IUnitOfWorkFactory)ActivatorUtilities.CreateInstance(provider, real)));
        services.AddSingleton<IUnitOfWorkFactory>(provider => provider.GetRequiredService<FailingUnits>());
        services.AddSingleton<IBackgroundUnits>(provider => provider.GetRequiredService<FailingUnits>());
    }

    public static Task Unavailable(CancellationToken cancellationToken) =>
        throw new StoreException(StoreFailure.Unavailable, "Away, as the test asked.");

    public static Task Conflict(IUnitOfWork work, CancellationToken cancellationToken) =>
        throw new StoreException(StoreFailure.Conflict, "In the way, as the test asked.");

    public static async Task CommittedButUnknown(IUnitOfWork work, CancellationToken cancellationToken)
    {
        await work.CommitAsync(cancellationToken);
        throw new StoreException(StoreFailure.Unknown, "Broken off, as the test asked.");
    }

    public static Task LostAndUnknown(IUnitOfWork work, CancellationToken cancellationToken) =>
        throw new StoreException(StoreFailure.Unknown, "Broken off, as the test asked.");

    public async Task<IUnitOfWork> BeginAsync(CancellationToken cancellationToken)
    {
        Begun++;
        if (Begins.TryDequeue(out var begin))
            await begin(cancellationToken);

        cancellationToken.ThrowIfCancellationRequested();
        return new Unit(await real.BeginAsync(cancellationToken), this);
    }

    private sealed class Unit(IUnitOfWork work, FailingUnits units) : IUnitOfWork
    {
        public DateTimeOffset Now => work.Now;

        public ISceneStore Scenes => work.Scenes;

        public IAddressStore Addresses => work.Addresses;

        public IDraftStore Drafts => work.Drafts;

        public IDeliveryStore Deliveries => work.Deliveries;

        public IOutbox Outbox => work.Outbox;

        public IDueRows DueRows => work.DueRows;

        public TStore Store<TStore>()
            where TStore : class => work.Store<TStore>();

        public Wakes Wakes => work.Wakes;

        public Task TogetherAsync(IReadOnlyList<Func<Task>> questions, CancellationToken cancellationToken) => work.TogetherAsync(questions, cancellationToken);

        public Task CommitAsync(CancellationToken cancellationToken) => units.Commits.TryDequeue(out var commit)
            ? commit(work, cancellationToken)
            : work.CommitAsync(cancellationToken);

        public ValueTask DisposeAsync() => work.DisposeAsync();
    }
}
