#include "desk/PostDesk.h"

#include "base/Log.h"
#include "desk/Answer.h"
#include "desk/BounceWriting.h"
#include "desk/FeedWriting.h"
#include "desk/PasswordFile.h"
#include "desk/Roles.h"
#include "desk/SettingsDesk.h"
#include "mail/Bounce.h"
#include "store/AlertTable.h"
#include "store/AuditTable.h"
#include "store/ContactTable.h"
#include "store/MemberTable.h"
#include "store/OutboxTable.h"
#include "store/Try.h"

#include <QHash>
#include <QPromise>
#include <QStandardPaths>

#include <algorithm>

namespace watchdesk::desk {

using domain::Letter;
using domain::LetterState;

namespace {

constexpr int mostWaitMs = 60'000;
constexpr UtcMs troublePauseMs = 60'000;

mail::Message messageOf(const Letter& letter, const MailSetup& setup) {
    mail::Message message;
    message.from = setup.from.toStdString();
    message.fromName = setup.fromName.toStdString();
    message.to = letter.recipient.toStdString();
    message.subject = letter.subject.toStdString();
    message.body = letter.body.toStdString();
    message.id = letter.id.toStdString();
    message.date = letter.madeAt;
    return message;
}

constexpr const char* closedMeanwhile = "the alert was closed meanwhile";

/// Whoever was not reached before the end of an alert need not hear of it any more.
Result<bool> isOver(store::Tx& tx, const Letter& letter) {
    return letter.about.isEmpty() ? Result<bool>(false) : store::AlertTable::isClosed(tx, letter.about);
}

/// Why it is not to go any more; empty: it is wanted still.
Result<QString> unwantedBecause(store::Tx& tx, const Letter& letter) {
    STORE_TRY(over, isOver(tx, letter));
    if (over)
        return QString::fromLatin1(closedMeanwhile);
    if (letter.contactId.isEmpty())
        return QString();
    STORE_TRY(contact, store::ContactTable::find(tx, letter.contactId));
    const bool wanted = contact && contact->alertMail != domain::AlertMail::None && contact->email == letter.recipient;
    return wanted ? QString() : QStringLiteral("not asked for any more");
}

Result<store::LetterEnd> endOf(store::Tx& tx, const Letter& letter, const mail::Delivery& delivery, UtcMs again) {
    using End = mail::Delivery::End;
    store::LetterEnd end{LetterState::Sent, tx.now(), delivery.status, QString::fromStdString(delivery.reply)};
    if (delivery.end == End::Sent)
        return end;
    end.state = LetterState::Failed;
    if (delivery.end == End::Refused)
        return end;
    STORE_TRY(over, isOver(tx, letter));
    if (over) {
        end.state = LetterState::Cancelled;
        end.reply = QStringLiteral("%1: %2").arg(QLatin1String(closedMeanwhile), end.reply);
        return end;
    }
    STORE_TRY(hours, readSetting(tx, QStringLiteral("mail.give-up-hours")));
    if (tx.now() - letter.madeAt >= static_cast<UtcMs>(hours) * 3'600'000) {
        end.reply = QStringLiteral("given up: ") + end.reply;
        return end;
    }
    end.state = LetterState::Retry;
    end.at = tx.now() + again;
    return end;
}

/// What is too old to be of use is not sent any more, whether or not there was a server meanwhile.
Result<void> giveUpOld(store::Tx& tx) {
    STORE_TRY(hours, readSetting(tx, QStringLiteral("mail.give-up-hours")));
    STORE_TRY(old, store::OutboxTable::giveUp(tx, tx.now() - static_cast<UtcMs>(hours) * 3'600'000));
    for (const Letter& letter : std::as_const(old))
        STORE_CHECK(tellMailFailed(tx, letter, letter.reply));
    return {};
}

/// The path of the file that a password is kept in: as it was when none was typed.
Result<QString> keptPassword(const QString& path, const std::optional<QString>& password, const QString& folder) {
    if (!password || password->isEmpty())
        return password ? QString() : path;
    return keepPassword(folder, *password, "The mail server is as it was.");
}

} // namespace

/// What a look at the outbox has brought: a letter in hand, or when to look again.
struct PostDesk::Turn {
    std::optional<Letter> letter;
    MailSetup setup;
    QString password;
    QString trouble; ///< why nothing is taken into the hand
    std::optional<UtcMs> next;
};

PostDesk::PostDesk(DeskContext& context, Random* random)
    : m_context(context), m_random(random != nullptr ? *random : m_ownRandom),
      m_holder(context.store.options().desk + QLatin1Char('/') + QString::fromStdString(context.ids.next())),
      m_box(context) {
    m_pool.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &PostDesk::look);
    connect(&context.store, &store::Store::changed, this, [this](const QVector<store::Change>& changes) {
        const bool ours = std::any_of(changes.begin(), changes.end(), [](const store::Change& change) {
            return change.entity == QLatin1String("outbox") ||
                   (change.entity == QLatin1String("setting") && change.id == QLatin1Char('/') + mailSetupKey);
        });
        if (!ours)
            return;
        look();
        Q_EMIT changed();
    });
}

PostDesk::~PostDesk() {
    m_stop = true;
    m_pool.waitForDone();
}

QString PostDesk::passwordFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + QStringLiteral("/mail");
}

QFuture<Result<MailSetup>> PostDesk::setup() {
    return m_context.store.read([person = m_context.person()](store::Tx& tx) -> Result<MailSetup> {
        STORE_CHECK(require(tx, person, Act::ChangeSettings, "the mail server"));
        return readMailSetup(tx);
    });
}

QFuture<Result<void>> PostDesk::setSetup(const MailSetup& setup, const std::optional<QString>& password,
                                         const std::optional<QString>& boxPassword) {
    m_pausedUntil = 0;
    return m_context.store.write(
        [=, person = m_context.person(), folder = passwordFolder()](store::Tx& tx) -> Result<void> {
            STORE_CHECK(require(tx, person, Act::ChangeSettings, "changing the mail server"));
            STORE_CHECK(checkSetup(setup));
            MailSetup kept = setup;
            STORE_TRY(path, keptPassword(setup.passwordFile, password, folder));
            STORE_TRY(boxPath, keptPassword(setup.box.passwordFile, boxPassword, folder));
            kept.passwordFile = path;
            kept.box.passwordFile = boxPath;
            STORE_CHECK(writeMailSetup(tx, kept));
            STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("setting.change"), QStringLiteral("setting"),
                                                  mailSetupKey, kept.isSet() ? kept.host : QStringLiteral("no mail")));
            return {};
        });
}

QFuture<Result<MailTrial>> PostDesk::tryOut(const MailSetup& setup, const std::optional<QString>& password,
                                            const QString& to) {
    auto promise = std::make_shared<QPromise<Result<MailTrial>>>();
    promise->start();
    const auto allowed = m_context.store.write([=, person = m_context.person()](store::Tx& tx) -> Result<void> {
        STORE_CHECK(require(tx, person, Act::ChangeSettings, "trying the mail server out"));
        STORE_CHECK(checkSetup(setup));
        STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("mail.trial"), QStringLiteral("setting"), mailSetupKey,
                                              setup.host));
        return {};
    });
    Letter letter;
    letter.id = QString::fromStdString(m_context.ids.next());
    letter.madeAt = m_context.clock.now();
    letter.recipient = to;
    letter.subject = tr("WatchDesk can send mail");
    letter.body = tr("This is a trial of the mail server, asked for at the desk. Nothing has happened.\n");
    takeAnswer(this, allowed, [=, this](const Result<void>& may) {
        const auto finish = [promise](const Result<MailTrial>& trial) {
            promise->addResult(trial);
            promise->finish();
        };
        const Result<QString> secret = password ? Result<QString>(*password) : passwordOf(setup);
        if (!may || !secret)
            return finish(!may ? may.error() : secret.error());
        m_pool.start([this, finish, letter, setup, secret = *secret] {
            const auto delivery = mail::send(serverOf(setup, secret), messageOf(letter, setup), &m_stop);
            MailTrial trial;
            trial.good = delivery.end == mail::Delivery::End::Sent;
            trial.words = QString::fromStdString(delivery.reply);
            for (const std::string& line : delivery.conversation)
                trial.conversation.append(QString::fromStdString(line));
            finish(trial);
        });
    });
    return promise->future();
}

QFuture<Result<QVector<LetterView>>> PostDesk::letters(int limit) {
    return m_context.store.read([limit, person = m_context.person()](store::Tx& tx) -> Result<QVector<LetterView>> {
        STORE_CHECK(require(tx, person, Act::ManageMembers, "the outbox"));
        STORE_TRY(letters, store::OutboxTable::list(tx, limit));
        STORE_TRY(contacts, store::ContactTable::all(tx));
        STORE_TRY(members, store::MemberTable::all(tx));
        QHash<QString, QString> memberNames;
        for (const domain::Member& member : std::as_const(members))
            memberNames.insert(member.id, member.name);
        QHash<QString, domain::Contact> byId;
        for (const domain::Contact& contact : std::as_const(contacts))
            byId.insert(contact.id, contact);
        QVector<LetterView> out;
        for (const Letter& letter : std::as_const(letters)) {
            const domain::Contact contact = byId.value(letter.contactId);
            out.append({letter, contact.name, memberNames.value(contact.memberId)});
        }
        return out;
    });
}

QFuture<Result<void>> PostDesk::retry(const QString& letterId) {
    m_pausedUntil = 0;
    return m_context.store.write([=, person = m_context.person()](store::Tx& tx) -> Result<void> {
        STORE_CHECK(require(tx, person, Act::ManageMembers, "the outbox"));
        STORE_CHECK(store::OutboxTable::set(tx, letterId, LetterState::Queued));
        STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("mail.retry"), QStringLiteral("outbox"), letterId));
        return {};
    });
}

QFuture<Result<void>> PostDesk::cancel(const QString& letterId) {
    return m_context.store.write([=, person = m_context.person()](store::Tx& tx) -> Result<void> {
        STORE_CHECK(require(tx, person, Act::ManageMembers, "the outbox"));
        STORE_CHECK(store::OutboxTable::set(tx, letterId, LetterState::Cancelled));
        STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("mail.cancel"), QStringLiteral("outbox"), letterId));
        return {};
    });
}

QFuture<Result<Letter>> PostDesk::takeBounce(const QByteArray& message) {
    const mail::Bounce bounce = mail::readBounce({message.constData(), static_cast<std::size_t>(message.size())});
    return m_context.store.write([bounce, person = m_context.person()](store::Tx& tx) -> Result<Letter> {
        STORE_CHECK(require(tx, person, Act::ManageMembers, "the outbox"));
        if (!bounce.failed)
            return Error{ErrorCode::InvalidInput, "That message does not say that a letter could not be delivered.",
                         "Nothing was changed.", "Choose the report of the mail server, as a file (.eml)."};
        STORE_TRY(letter, bouncedLetter(tx, bounce));
        if (letter)
            return writeBounce(tx, *letter, bounce);
        return Error{ErrorCode::NotFound, "That message is about no letter of this outbox.", "Nothing was changed.",
                     ""};
    });
}

void PostDesk::begin() {
    m_begun = true;
    look();
    m_box.begin();
}

Result<PostDesk::Turn> PostDesk::takeTurn(store::Tx& tx, const QString& holder) {
    Turn turn;
    STORE_TRY(setup, readMailSetup(tx));
    turn.setup = setup;
    STORE_CHECK(giveUpOld(tx));
    if (!setup.isSet())
        return turn;
    STORE_TRY(next, store::OutboxTable::nextDue(tx));
    turn.next = next;
    if (!next || *next > tx.now())
        return turn;
    const auto password = passwordOf(setup);
    if (!password) { // another desk may have it: the letter stays where that one finds it
        turn.trouble = QString::fromStdString(password.error().what);
        return turn;
    }
    turn.password = *password;
    for (;;) {
        STORE_TRY(letter, store::OutboxTable::claim(tx, holder));
        if (!letter)
            break;
        STORE_TRY(unwanted, unwantedBecause(tx, *letter));
        if (unwanted.isEmpty()) {
            turn.letter = letter;
            return turn;
        }
        STORE_CHECK(
            store::OutboxTable::settle(tx, letter->id, holder, {LetterState::Cancelled, tx.now(), 0, unwanted}));
    }
    STORE_TRY(later, store::OutboxTable::nextDue(tx));
    turn.next = later;
    return turn;
}

void PostDesk::look() {
    if (!m_begun || m_busy || m_context.person().id.isEmpty())
        return;
    if (const UtcMs now = m_context.clock.now(); m_pausedUntil > now)
        return wait(m_pausedUntil);
    m_busy = true;
    const auto turn =
        m_context.store.write([holder = m_holder](store::Tx& tx) -> Result<Turn> { return takeTurn(tx, holder); });
    takeAnswer(this, turn, [this](const Result<Turn>& taken) {
        if (taken && taken->letter)
            return deliver(*taken);
        m_busy = false;
        if (!taken) // locked meanwhile, or by a role that reads no records: others send
            return wait(std::nullopt);
        if (taken->trouble.isEmpty())
            return wait(taken->next);
        m_pausedUntil = m_context.clock.now() + troublePauseMs;
        tellTrouble(taken->trouble);
        wait(m_pausedUntil);
    });
}

void PostDesk::deliver(const Turn& turn) {
    auto promise = std::make_shared<QPromise<mail::Delivery>>();
    promise->start();
    takeAnswer(this, promise->future(),
               [this, letter = *turn.letter](const mail::Delivery& delivery) { settle(letter, delivery); });
    m_pool.start([this, promise, turn] {
        promise->addResult(
            mail::send(serverOf(turn.setup, turn.password), messageOf(*turn.letter, turn.setup), &m_stop));
        promise->finish();
    });
}

void PostDesk::settle(const Letter& letter, const mail::Delivery& delivery) {
    const UtcMs again = domain::againAfter(letter.tries, m_random);
    const bool trouble = delivery.end == mail::Delivery::End::Trouble;
    const bool sent = delivery.end == mail::Delivery::End::Sent;
    const bool better = !m_told.isEmpty() && !trouble;
    const auto noted =
        m_context.store.write([letter, delivery, again, better, holder = m_holder](store::Tx& tx) -> Result<void> {
            STORE_TRY(end, endOf(tx, letter, delivery, again));
            STORE_CHECK(store::OutboxTable::settle(tx, letter.id, holder, end));
            if (end.state == LetterState::Failed)
                STORE_CHECK(tellMailFailed(tx, letter, end.reply));
            return better ? writeSystemFeed(tx, tx.now(), QStringLiteral("mail-goes"), {}) : Result<void>();
        });
    log("mail")->info("a letter: {} {}", sent ? "sent" : "not sent", delivery.status);
    takeAnswer(this, noted, [this, trouble, better, delivery](const Result<void>& done) {
        if (better)
            m_told.clear();
        if (trouble)
            tellTrouble(QString::fromStdString(delivery.reply));
        ended(done, trouble);
    });
}

void PostDesk::ended(const Result<void>& settled, bool trouble) {
    m_busy = false;
    if (!settled)
        log("mail")->warn("what became of a letter could not be noted: {}", errorCodeName(settled.error().code));
    if (trouble)
        m_pausedUntil = m_context.clock.now() + troublePauseMs;
    look();
}

void PostDesk::wait(std::optional<UtcMs> next) {
    const UtcMs ms = next ? *next - m_context.clock.now() : mostWaitMs;
    m_timer.start(static_cast<int>(std::clamp<UtcMs>(ms, 20, mostWaitMs)));
}

/// The same trouble is told once, until mail goes again.
void PostDesk::tellTrouble(const QString& words) {
    if (words == m_told)
        return;
    m_told = words;
    (void)m_context.store.write([words](store::Tx& tx) -> Result<void> {
        STORE_TRY(waiting, store::OutboxTable::waiting(tx));
        const QString count =
            waiting == 1 ? QStringLiteral("1 letter waits") : QStringLiteral("%1 letters wait").arg(waiting);
        return writeSystemFeed(tx, tx.now(), QStringLiteral("mail-waits"), QStringLiteral("%1: %2").arg(count, words));
    });
}

} // namespace watchdesk::desk
