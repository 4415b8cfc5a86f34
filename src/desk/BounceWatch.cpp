#include "desk/BounceWatch.h"

#include "base/Log.h"
#include "desk/Answer.h"
#include "desk/BounceWriting.h"
#include "desk/Roles.h"
#include "store/AuditTable.h"
#include "store/Try.h"

#include <QPromise>

#include <algorithm>

namespace watchdesk::desk {

using domain::Letter;
using domain::LetterState;

namespace {

constexpr UtcMs mostWaitMs = 60'000;

/// What the closures of a pass need; lives on the pass's thread.
struct Errand {
    DeskContext& context;
    QString holder;
    bool asked = false; ///< somebody acts, and not the desk by itself
    Fetched fetched = {};
};

/// Whether it is about a letter of ours; one that has been noted is not noted again.
Result<bool> noteReport(store::Tx& tx, const Errand& errand, const mail::Report& report, std::optional<Letter>& noted) {
    if (!errand.asked)
        tx.setActor({});
    STORE_CHECK(keepBoxMark(tx, errand.holder, report.mark));
    STORE_TRY(letter, bouncedLetter(tx, report.bounce));
    if (!letter)
        return false;
    if (letter->state == LetterState::Sent) {
        STORE_TRY(now, writeBounce(tx, *letter, report.bounce));
        noted = now;
    }
    return true;
}

Result<bool> take(Errand& errand, const mail::Report& report) {
    ++errand.fetched.reports;
    if (!report.bounce.failed)
        return false;
    auto noted = std::make_shared<std::optional<Letter>>();
    const auto ours =
        errand.context.store
            .write([errand, report, noted](store::Tx& tx) { return noteReport(tx, errand, report, *noted); })
            .result();
    if (ours && *noted)
        errand.fetched.letters.append(**noted);
    if (!ours && ours.error().code == ErrorCode::Corrupt) // a letter that does not open keeps nothing waiting
        return false;
    return ours;
}

Result<Fetched> pass(Errand errand, const BoxTurn& turn, const std::atomic<bool>& stop) {
    const mail::BoxLook look = mail::lookThrough(
        *turn.box, turn.mark, [&errand](const mail::Report& report) { return take(errand, report); }, &stop);
    errand.fetched.more = look.more;
    const auto ended =
        errand.context.store
            .write([holder = errand.holder, look](store::Tx& tx) { return endBoxTurn(tx, holder, look); })
            .result();
    log("mail")->info("the mail box: {} reports, {} letters came back{}", errand.fetched.reports,
                      errand.fetched.letters.size(), look.end == mail::BoxLook::End::Done ? "" : ", cut short");
    if (!ended)
        return ended.error();
    if (look.end != mail::BoxLook::End::Done)
        return Error{ErrorCode::Unavailable, "The mail box could not be looked through: " + look.words + ".",
                     "What was noted before that is kept.", ""};
    return errand.fetched;
}

MailTrial trialOf(const mail::BoxLook& look) {
    MailTrial trial;
    trial.good = look.end == mail::BoxLook::End::Done;
    trial.words = QString::fromStdString(look.words);
    trial.reports = look.looked;
    for (const std::string& line : look.conversation)
        trial.conversation.append(QString::fromStdString(line));
    return trial;
}

} // namespace

BounceWatch::BounceWatch(DeskContext& context)
    : m_context(context),
      m_holder(context.store.options().desk + QLatin1Char('/') + QString::fromStdString(context.ids.next())) {
    m_pool.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &BounceWatch::look);
    connect(&context.store, &store::Store::changed, this, [this](const QVector<store::Change>& changes) {
        static const QStringList ours{QLatin1Char('/') + mailSetupKey, QStringLiteral("/mail.box-minutes")};
        if (std::any_of(changes.begin(), changes.end(), [](const store::Change& change) {
                return change.entity == QLatin1String("setting") && ours.contains(change.id);
            }))
            look();
    });
}

BounceWatch::~BounceWatch() {
    m_stop = true;
    m_pool.waitForDone();
}

QFuture<Result<Fetched>> BounceWatch::fetch() {
    auto promise = std::make_shared<QPromise<Result<Fetched>>>();
    promise->start();
    m_pool.start([this, promise, errand = Errand{m_context, m_holder, true}, person = m_context.person()] {
        const auto turn = m_context.store
                              .write([errand, person](store::Tx& tx) -> Result<BoxTurn> {
                                  STORE_CHECK(require(tx, person, Act::ManageMembers, "the outbox"));
                                  return takeBoxTurn(tx, errand.holder, true);
                              })
                              .result();
        promise->addResult(turn ? pass(errand, *turn, m_stop) : Result<Fetched>(turn.error()));
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<MailTrial>> BounceWatch::tryOut(const MailSetup& setup, const std::optional<QString>& password) {
    auto promise = std::make_shared<QPromise<Result<MailTrial>>>();
    promise->start();
    m_pool.start([this, promise, setup, password, person = m_context.person()] {
        const auto allowed =
            m_context.store
                .write([setup, person](store::Tx& tx) -> Result<void> {
                    STORE_CHECK(require(tx, person, Act::ChangeSettings, "trying the mail box out"));
                    STORE_CHECK(checkSetup(setup));
                    STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("mail.trial"), QStringLiteral("setting"),
                                                          mailSetupKey, setup.box.host));
                    return {};
                })
                .result();
        const Result<QString> secret = password ? Result<QString>(*password) : boxPasswordOf(setup);
        if (!allowed || !secret)
            promise->addResult(!allowed ? allowed.error() : secret.error());
        else
            promise->addResult(trialOf(mail::tryBox(boxOf(setup, *secret), &m_stop)));
        promise->finish();
    });
    return promise->future();
}

void BounceWatch::begin() {
    m_begun = true;
    look();
}

void BounceWatch::look() {
    if (!m_begun || m_busy || m_context.person().id.isEmpty())
        return;
    m_busy = true;
    const Errand errand{m_context, m_holder, false};
    const auto turn = m_context.store.write(
        [holder = m_holder](store::Tx& tx) -> Result<BoxTurn> { return takeBoxTurn(tx, holder, false); });
    takeAnswer(this, turn, [this, errand](const Result<BoxTurn>& taken) {
        if (!taken || !taken->box) { // locked meanwhile, or by a role that reads no letters: others look
            m_busy = false;
            return wait(taken ? taken->next : std::nullopt);
        }
        auto promise = std::make_shared<QPromise<Result<Fetched>>>();
        promise->start();
        takeAnswer(this, promise->future(), [this, next = taken->next](const Result<Fetched>& done) {
            m_busy = false;
            wait(done && done->more ? m_context.clock.now() : next.value_or(0));
        });
        m_pool.start([this, promise, errand, turn = *taken] {
            promise->addResult(pass(errand, turn, m_stop));
            promise->finish();
        });
    });
}

/// At least once a minute, since another desk may have gone meanwhile, and a clock be set.
void BounceWatch::wait(std::optional<UtcMs> next) {
    const UtcMs ms = next ? *next - m_context.clock.now() : mostWaitMs;
    m_timer.start(static_cast<int>(std::clamp<UtcMs>(ms, 20, mostWaitMs)));
}

} // namespace watchdesk::desk
