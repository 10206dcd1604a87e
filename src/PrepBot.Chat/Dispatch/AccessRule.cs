namespace PrepBot.Chat.Dispatch;

/// <summary>
/// Who may use a handler. Checked by dispatch in the handler's own transaction, on rows loaded there; who acts comes from the platform's envelope.
/// Denied and unknown look the same to the actor. A handler without a rule does not build. The product adds rules of its own.
/// </summary>
public abstract record AccessRule
{
    /// <summary>Whoever it is, a member or not: for one's own data, which stays one's own after leaving, and for leaving itself.</summary>
    public static AccessRule Anybody { get; } = new OfAnybody();

    /// <summary>Every member of the community. Every rule but <see cref="Anybody"/> is for members only, as their platform says at that moment.</summary>
    public static AccessRule AnyMember { get; } = new OfAnyMember();

    /// <summary>Organisers of the community: whom its platform names, and whom those have appointed.</summary>
    public static AccessRule Organiser { get; } = new OfOrganiser();

    /// <summary>What whoever is turned away reads; null for the sentence that fits everything.</summary>
    public virtual string? Refusal(DispatchTexts texts) => null;

    /// <summary>Whether it loads a row, and looks at nothing of who acts but their ids: then it can be asked before it is certain who that is.</summary>
    internal virtual bool AsksByIds => false;

    /// <summary>The call as its handler gets it, or null when the actor may not, or there is no such row.</summary>
    /// <param name="call">The interaction and its transaction.</param>
    /// <param name="forChange">Whether the handler changes things, so that the row is locked.</param>
    public abstract Task<Call?> AdmitAsync(Call call, bool forChange, CancellationToken cancellationToken);

    /// <summary>See <see cref="Anybody"/>.</summary>
    public sealed record OfAnybody : AccessRule
    {
        public override Task<Call?> AdmitAsync(Call call, bool forChange, CancellationToken cancellationToken) => Task.FromResult<Call?>(call);
    }

    /// <summary>See <see cref="AnyMember"/>.</summary>
    public sealed record OfAnyMember : AccessRule
    {
        public override Task<Call?> AdmitAsync(Call call, bool forChange, CancellationToken cancellationToken) => Task.FromResult<Call?>(call);
    }

    /// <summary>See <see cref="Organiser"/>.</summary>
    public sealed record OfOrganiser : AccessRule
    {
        public override string? Refusal(DispatchTexts texts) => texts.OrganisersOnly;

        public override Task<Call?> AdmitAsync(Call call, bool forChange, CancellationToken cancellationToken) =>
            Task.FromResult(call.IsPlatformOrganiser || call.Scene.IsAppointed ? call : null);
    }
}

/// <summary>A rule that loads the row a call is about, and says whether the actor may at it.</summary>
/// <typeparam name="TSubject">What the call is about.</typeparam>
public abstract record AccessRule<TSubject> : AccessRule
    where TSubject : class
{
    internal override bool AsksByIds => true;

    public sealed override async Task<Call?> AdmitAsync(Call call, bool forChange, CancellationToken cancellationToken) =>
        await LoadAsync(call, forChange, cancellationToken) is { } subject ? new Call<TSubject>(call, subject) : null;

    /// <summary>The row, where there is one and the actor may at it; else null. Of the scene of the call only the ids are there.</summary>
    /// <inheritdoc cref="AccessRule.AdmitAsync"/>
    protected abstract Task<TSubject?> LoadAsync(Call call, bool forChange, CancellationToken cancellationToken);
}
