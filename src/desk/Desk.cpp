#include "desk/Desk.h"

#include "desk/DeskImpl.h"

namespace watchdesk::desk {

domain::Person DeskContext::person() const {
    const QMutexLocker lock(&m_mutex);
    return m_person;
}

void DeskContext::setPerson(const domain::Person& person) {
    const QMutexLocker lock(&m_mutex);
    m_person = person;
}

QStringList DeskContext::setBack() const {
    const QMutexLocker lock(&m_mutex);
    return m_setBack;
}

void DeskContext::setSetBack(const QStringList& sentences) {
    const QMutexLocker lock(&m_mutex);
    m_setBack = sentences;
}

void Desk::keepFaces() {
    (void)m_impl->enrolment->endDay();
    (void)m_impl->enrolment->catchUp();
    m_impl->vision->warm();
}

bool Desk::isOpen() const {
    return !m_impl->context->person().id.isEmpty();
}

domain::Person Desk::person() const {
    return m_impl->context->person();
}

const Desk::Options& Desk::options() const {
    return m_impl->options;
}

store::Store& Desk::store() {
    return *m_impl->store;
}

const Clock& Desk::clock() const {
    return m_impl->context->clock;
}

Directory& Desk::directory() {
    return *m_impl->directory;
}

FeedDesk& Desk::feed() {
    return *m_impl->feed;
}

ShelfDesk& Desk::shelves() {
    return *m_impl->shelves;
}

IncidentDesk& Desk::incidents() {
    return *m_impl->incidents;
}

AlertDesk& Desk::alerts() {
    return *m_impl->alerts;
}

EmergencyDesk& Desk::emergencies() {
    return *m_impl->emergencies;
}

SignOnDesk& Desk::signOns() {
    return *m_impl->signOns;
}

RollCallDesk& Desk::rollCalls() {
    return *m_impl->rollCalls;
}

CaseDesk& Desk::cases() {
    return *m_impl->cases;
}

PackDesk& Desk::packs() {
    return *m_impl->packs;
}

IntelDesk& Desk::intel() {
    return *m_impl->intel;
}

ShiftDesk& Desk::shifts() {
    return *m_impl->shifts;
}

GalleryDesk& Desk::gallery() {
    return *m_impl->gallery;
}

PatchDesk& Desk::patches() {
    return *m_impl->patches;
}

Announcer& Desk::announcer() {
    return *m_impl->announcer;
}

TextDesk& Desk::texts() {
    return *m_impl->texts;
}

TalkDesk& Desk::talk() {
    return *m_impl->talk;
}

RadioLog& Desk::radioLog() {
    return *m_impl->radioLog;
}

Recordings& Desk::recordings() {
    return *m_impl->recordings;
}

Lists& Desk::lists() {
    return *m_impl->lists;
}

EnrolmentDesk& Desk::enrolment() {
    return *m_impl->enrolment;
}

StillDesk& Desk::stills() {
    return *m_impl->stills;
}

VisionRoom& Desk::vision() {
    return *m_impl->vision;
}

OrderDesk& Desk::orders() {
    return *m_impl->orders;
}

MemberDesk& Desk::members() {
    return *m_impl->members;
}

MapDesk& Desk::map() {
    return *m_impl->map;
}

GatewayDesk& Desk::gateways() {
    return *m_impl->gateways;
}

PostDesk& Desk::post() {
    return *m_impl->post;
}

SetupDesk& Desk::setup() {
    return *m_impl->setup;
}

SettingsDesk& Desk::settings() {
    return *m_impl->settings;
}

RadioDesk& Desk::radios() {
    return *m_impl->radios;
}

ImportDesk& Desk::imports() {
    return *m_impl->imports;
}

ExportDesk& Desk::exports() {
    return *m_impl->exports;
}

MeetingDesk& Desk::meetings() {
    return *m_impl->meetings;
}

PeopleDesk& Desk::peopleDesk() {
    return *m_impl->peopleDesk;
}

AuditDesk& Desk::audit() {
    return *m_impl->audit;
}

BackupDesk& Desk::backups() {
    return *m_impl->backups;
}

RetentionDesk& Desk::retention() {
    return *m_impl->retention;
}

AccessDesk& Desk::access() {
    return *m_impl->access;
}

StoreHealth& Desk::health() {
    return *m_impl->health;
}

SearchDesk& Desk::search() {
    return *m_impl->search;
}

} // namespace watchdesk::desk
